package dev.wherry.server;

import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence why picocli could not read the command line, and what would be right. */
final class ParseFailure {
    private ParseFailure() {}

    static Refusal explain(ParameterException failure) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        String sentence =
                switch (failure) {
                    case UnmatchedArgumentException e -> unmatched(e, command);
                    case MissingParameterException e -> missing(e);
                    case OverwrittenOptionException e ->
                            name(e.getOverwritten()) + " is given twice; give it once";
                    default -> String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
                };
        return new Refusal(sentence + " (see '" + command + " --help').", failure);
    }

    private static String unmatched(UnmatchedArgumentException failure, String command) {
        String what = failure.getUnmatched().getFirst();
        List<String> near = failure.getSuggestions();
        String hint = near.isEmpty() ? "" : "; perhaps " + near.getFirst() + " is meant";
        if (failure.isUnknownOption()) {
            return "there is no option " + what + hint;
        }
        boolean isRoot = failure.getCommandLine().getParent() == null;
        return isRoot
                ? "there is no command \"" + what + "\"" + hint
                : "'" + command + "' has no use for \"" + what + "\"; leave it out";
    }

    private static String missing(MissingParameterException failure) {
        ArgSpec missing = failure.getMissing().getFirst();
        return name(missing) + " needs a value: " + name(missing) + " " + missing.paramLabel();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
