package dev.wherry.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * One run of the tool inside the test, with what it wrote.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record BenchRun(int status, String out, String err) {
    static BenchRun of(List<String> arguments) {
        return of(arguments.toArray(String[]::new));
    }

    static BenchRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new BenchTool().run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new BenchRun(status, out.toString(), err.toString());
    }
}
