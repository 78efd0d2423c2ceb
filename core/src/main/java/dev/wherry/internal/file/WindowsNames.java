package dev.wherry.internal.file;

import java.nio.file.FileSystem;
import java.util.regex.Pattern;

/** The names of Windows, less those that mean something else than a file of that name. */
final class WindowsNames extends Names {
    /** Separators, streams ({@code a::$DATA}), wildcards: what Win32 has another use for. */
    private static final String RESERVED_CHARACTERS = "\\/:*?\"<>|";

    /** A device in every directory, with any extension ("Naming Files, Paths, and Namespaces"). */
    private static final Pattern DEVICE =
            Pattern.compile(
                    "(?i)(?:con|prn|aux|nul|conin\\$|conout\\$|clock\\$|(?:com|lpt)[0-9¹²³])"
                            + "\\s*(?:\\..*)?");

    /** The short alias that Windows makes for a long name: a second name for one file. */
    private static final Pattern SHORT_ALIAS =
            Pattern.compile("[^.]{1,6}~[0-9]{1,6}(?:\\.[^.]{0,3})?");

    WindowsNames(FileSystem fileSystem) {
        super(fileSystem);
    }

    @Override
    boolean isPossible(String name) {
        return isFileName(name);
    }

    @Override
    boolean isTooLong(String name) {
        return name.length() > LONGEST;
    }

    static boolean isFileName(String name) {
        return !holdsControls(name)
                && name.chars().noneMatch(c -> RESERVED_CHARACTERS.indexOf(c) >= 0)
                && !name.endsWith(".") // Win32 drops both and opens another file
                && !name.endsWith(" ")
                && !DEVICE.matcher(name).matches()
                && !SHORT_ALIAS.matcher(name).matches();
    }
}
