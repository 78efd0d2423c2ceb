package dev.wherry.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** Tries a path with a command, whatever comes of it, and returns all that the client got. */
final class Reach {
    /** All commands that take a path; {@code %} stands for it. */
    static final List<String> COMMANDS =
            List.of(
                    "CWD %",
                    "RETR %",
                    "STOR %",
                    "APPE %",
                    "STOU %",
                    "LIST %",
                    "NLST %",
                    "MLSD %",
                    "MLST %",
                    "STAT %",
                    "SIZE %",
                    "MDTM %",
                    "MFMT 20010203040506 %",
                    "MFCT 20010203040506 %",
                    "MFF Modify=20010203040506;UNIX.mode=0777; %",
                    "SITE CHMOD 777 %",
                    "SITE UTIME 200102030405 %",
                    "HASH %",
                    "XCRC %",
                    "DSIZ %",
                    "AVBL %",
                    "MKD %",
                    "RNFR %",
                    "RMD %",
                    "DELE %");

    private static final List<String> UPLOADS = List.of("STOR", "APPE", "STOU");
    private static final List<String> DOWNLOADS = List.of("RETR", "LIST", "NLST", "MLSD");

    private Reach() {}

    /** What came of it. */
    record Result(int code, String heard) {}

    /** Does one command; a rename goes to {@code /renamed}. */
    static Result run(WireClient ftp, String pattern, String path) {
        String line = pattern.replace("%", path);
        String verb = pattern.substring(0, 4);
        if (UPLOADS.contains(verb) || DOWNLOADS.contains(verb)) {
            return transfer(ftp, line, UPLOADS.contains(verb));
        }
        WireReply reply = ftp.send(line).reply();
        String heard = reply.toString();
        if (verb.equals("RNFR") && reply.code() == 350) {
            reply = ftp.ask("RNTO /renamed");
            heard += reply;
        }
        return new Result(reply.code(), heard);
    }

    private static Result transfer(WireClient ftp, String line, boolean upload) {
        DataSocket data = ftp.passive();
        try {
            WireReply reply = ftp.ask(line);
            if (reply.code() >= 200) {
                return new Result(reply.code(), reply.toString());
            }
            String heard = reply.toString();
            if (upload) {
                data.write("written").close();
            } else {
                heard += new String(data.readAll(), ISO_8859_1);
            }
            reply = ftp.reply();
            return new Result(reply.code(), heard + reply);
        } finally {
            data.close();
        }
    }
}
