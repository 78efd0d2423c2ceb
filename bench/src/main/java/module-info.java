import org.jspecify.annotations.NullMarked;

/**
 * Measures FTP servers, Wherry and others, in turns. Exports nothing: it is a tool by the name of
 * {@code wherry-bench}, which the {@code wherry} command finds when it is asked for {@code bench}.
 */
@NullMarked
module dev.wherry.bench {
    requires static org.jspecify;
    requires info.picocli;

    provides java.util.spi.ToolProvider with
            dev.wherry.bench.BenchTool;
}
