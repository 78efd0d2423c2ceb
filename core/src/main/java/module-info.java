import org.jspecify.annotations.NullMarked;

/**
 * Wherry, an FTP server to embed.
 *
 * <p>Start with {@link dev.wherry.FtpServer}. {@code dev.wherry.user} says who may log in, {@code
 * dev.wherry.file} what they see, {@code dev.wherry.command} what they can say, {@code
 * dev.wherry.event} what you are told. Needs nothing but {@code java.base}.
 *
 * <p>Makes no native call unless the JVM is started with {@code --enable-native-access=dev.wherry}
 * ({@code ALL-UNNAMED} on the class path); with it, directories are listed about twice as fast on
 * Linux.
 */
@NullMarked
module dev.wherry {
    requires static org.jspecify;

    exports dev.wherry;
    exports dev.wherry.command;
    exports dev.wherry.event;
    exports dev.wherry.file;
    exports dev.wherry.limit;
    exports dev.wherry.tls;
    exports dev.wherry.user;
}
