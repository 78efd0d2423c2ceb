import org.jspecify.annotations.NullMarked;

/**
 * The {@code wherry} command: an FTP server to run. Exports nothing; embedders want {@code
 * dev.wherry}.
 *
 * <p>{@code jdk.unsupported} is for signals, which Java has no other means to receive: without,
 * SIGTERM ends the process with a failure, and a second one cannot hasten it.
 */
@NullMarked
module dev.wherry.server {
    requires static org.jspecify;
    requires dev.wherry;
    requires info.picocli;
    requires jdk.unsupported;

    uses java.util.spi.ToolProvider;

    provides System.LoggerFinder with
            dev.wherry.server.log.SystemLoggers;
}
