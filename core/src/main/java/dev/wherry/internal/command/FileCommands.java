package dev.wherry.internal.command;

import dev.wherry.command.FtpCommand;
import dev.wherry.internal.listing.UniqueIds;
import java.util.List;

/** The commands that act on files. */
public final class FileCommands {
    private FileCommands() {}

    /**
     * What a server decides about these commands.
     *
     * @param mdtmSetsTime whether MDTM has its old form that sets the time
     * @param heavyAtOnce how many sessions may hash a file or walk a tree at once, at least 1
     * @param maxHashBytes how much of a file is hashed at most
     */
    public record Options(boolean mdtmSetsTime, int heavyAtOnce, long maxHashBytes) {
        /** No setting by MDTM; half of the processors may be kept busy by files of any size. */
        public static Options defaults() {
            int processors = Runtime.getRuntime().availableProcessors();
            return new Options(false, Math.max(1, processors / 2), Long.MAX_VALUE);
        }
    }

    /** Makes the commands for one server. */
    public static List<FtpCommand> all(Options options) {
        UniqueIds ids = UniqueIds.random();
        HeavyWork work = new HeavyWork(options.heavyAtOnce());
        FileHasher hasher = new FileHasher(work, options.maxHashBytes());
        return List.of(
                new Retr(),
                new Stor(),
                new Appe(),
                new Stou(),
                new ListFiles(),
                new Nlst(),
                new Mlsd(ids),
                new Mlst(ids),
                new Size(),
                new Mdtm(options.mdtmSetsTime()),
                new Mfmt(),
                new Mfct(),
                new Mff(),
                new Dele(),
                new Rmd(),
                new Mkd(),
                new SiteChmod(),
                new SiteUtime(),
                new SiteSymlink(),
                new Hash(hasher),
                new Checksum("XCRC", HashAlgorithm.CRC_32, hasher),
                new Checksum("XMD5", HashAlgorithm.MD5, hasher),
                new Checksum("XSHA1", HashAlgorithm.SHA_1, hasher),
                new Checksum("XSHA256", HashAlgorithm.SHA_256, hasher),
                new Checksum("XSHA512", HashAlgorithm.SHA_512, hasher),
                new Avbl(),
                new Dsiz(work));
    }
}
