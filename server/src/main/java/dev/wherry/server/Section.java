package dev.wherry.server;

/** Where the help shows a setting. */
enum Section {
    LISTENING("Listening"),
    USERS("Files and users"),
    TLS("TLS"),
    SESSIONS("Sessions and logins"),
    DATA("Data connections"),
    FILES("Uploads, listings, names"),
    COMMAND("This command");

    private final String heading;

    Section(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }
}
