package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wherry.command.FtpReplyException;
import dev.wherry.file.Upload;
import dev.wherry.file.UploadMode;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that a client can ask of one path. */
final class Commands {
    private Commands() {}

    /** One of them; tells what the client gets to read, or the empty text. */
    @FunctionalInterface
    interface Command {
        String run(Box box, VirtualPath path) throws IOException;
    }

    /** All that look at or change what a path leads to. */
    static Map<String, Command> following() {
        Map<String, Command> all = new LinkedHashMap<>();
        all.put("SIZE", (box, path) -> box.jail.entry(path).toString());
        all.put("RETR", (box, path) -> box.read(path.toString()));
        all.put("LIST", (box, path) -> box.entries(path.toString()).toString());
        all.put("STOR", (box, path) -> write(box.jail.replace(path, UploadMode.ATOMIC)));
        all.put("STOR in place", (box, path) -> write(box.jail.replace(path, UploadMode.IN_PLACE)));
        all.put("APPE", (box, path) -> write(box.jail.append(path, UploadMode.ATOMIC)));
        all.put("APPE in place", (box, path) -> write(box.jail.append(path, UploadMode.IN_PLACE)));
        all.put("REST", (box, path) -> write(box.jail.upload(path, UploadMode.ATOMIC, 2)));
        all.put(
                "REST in place",
                (box, path) -> write(box.jail.upload(path, UploadMode.IN_PLACE, 2)));
        all.put("STOU", (box, path) -> write(box.jail.uploadUnique(path, "u", UploadMode.ATOMIC)));
        all.put("MFMT", (box, path) -> box.jail.setTimes(path, Instant.EPOCH, null).toString());
        all.put("CHMOD", (box, path) -> quiet(() -> box.jail.setMode(path, 0777)));
        all.put("AVBL", (box, path) -> String.valueOf(box.jail.freeBytes(path)));
        return all;
    }

    /** All that act on a name itself. */
    static Map<String, Command> naming() {
        Map<String, Command> all = new LinkedHashMap<>();
        all.put("MLST", (box, path) -> box.jail.linkEntry(path).toString());
        all.put("MKD", (box, path) -> quiet(() -> box.jail.makeDirectory(path)));
        all.put("SYMLINK", (box, path) -> quiet(() -> box.jail.makeLink(path, at("/"))));
        all.put("RNTO", (box, path) -> quiet(() -> box.jail.rename(at("/victim"), path)));
        all.put("RNFR", (box, path) -> quiet(() -> box.jail.rename(path, at("/renamed"))));
        all.put("DELE", (box, path) -> quiet(() -> box.jail.delete(path)));
        all.put("RMD", (box, path) -> quiet(() -> box.jail.deleteDirectory(path)));
        return all;
    }

    /** Runs a command that may fail, and tells what the client gets to read of it. */
    static String attempt(Command command, Box box, VirtualPath path) {
        try {
            return command.run(box, path);
        } catch (FtpReplyException e) {
            return e.reply().lines().toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String write(Upload upload) throws IOException {
        try (upload) {
            upload.write(ByteBuffer.wrap("written by a client".getBytes(UTF_8)));
            upload.publish();
            return upload.path().toString();
        }
    }

    private static String quiet(FileAction action) throws IOException {
        action.run();
        return "";
    }
}
