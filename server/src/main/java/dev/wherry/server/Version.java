package dev.wherry.server;

/** Tells what runs. */
final class Version {
    private Version() {}

    /** Returns for example {@code wherry 1.0.0 (Java 25.0.1, Linux amd64)}. */
    static String text() {
        Module module = Main.class.getModule();
        String version =
                module.isNamed()
                        ? module.getDescriptor().rawVersion().orElse(null)
                        : Main.class.getPackage().getImplementationVersion();
        return "wherry "
                + (version == null ? "(not packaged)" : version)
                + " (Java "
                + Runtime.version()
                + ", "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + ")";
    }
}
