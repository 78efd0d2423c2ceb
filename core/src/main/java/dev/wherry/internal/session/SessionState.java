package dev.wherry.internal.session;

import dev.wherry.command.ByteRange;
import dev.wherry.command.TransferType;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.data.DataEndpoint;
import dev.wherry.internal.file.Jail;
import dev.wherry.internal.listing.Facts;
import dev.wherry.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session remembers from one command to the next: plain fields, for the owner's thread
 * alone.
 */
public final class SessionState {
    // Who.
    @Nullable String pendingUserName;
    @Nullable User user;
    @Nullable Jail files;
    String host = "";
    int failedLogins;

    // Where and how.
    VirtualPath directory = VirtualPath.ROOT;
    TransferType type = TransferType.ASCII;
    List<String> facts = Facts.DEFAULT;
    String hashAlgorithm = "SHA-256";
    boolean epsvAll;

    // How data is protected (RFC 4217 §8-9).
    boolean sizeNegotiated;
    boolean dataProtected;
    boolean dataMustBeProtected;

    /** The TLS of the control connection, also after CCC has ended it. */
    @Nullable ControlTls tls;

    // For the next command only; the dispatcher takes these out.
    long restartOffset;
    @Nullable ByteRange range;
    @Nullable VirtualPath renameFrom;

    // For the next transfer only.
    DataEndpoint endpoint = new DataEndpoint.None();
    int lastPassivePort;

    /** Drops what was meant for the next command only. */
    void dropOneShots() {
        restartOffset = 0;
        range = null;
        renameFrom = null;
    }

    /** Forgets all that came with a login (RFC 959 §4.1.1 on USER and REIN). */
    void forgetUser() {
        pendingUserName = null;
        user = null;
        files = null;
        dataMustBeProtected = false;
        directory = VirtualPath.ROOT;
        type = TransferType.ASCII;
        facts = Facts.DEFAULT;
        hashAlgorithm = "SHA-256";
        dropOneShots();
    }

    /**
     * Goes back to what data connections are at first (RFC 4217 §9 on AUTH and REIN): in clear, but
     * protected where TLS began with the first byte.
     */
    void resetProtection(boolean isProtected) {
        sizeNegotiated = isProtected;
        dataProtected = isProtected;
    }

    /** Tells whether PBSZ was said. */
    public boolean isSizeNegotiated() {
        return sizeNegotiated;
    }

    /** Notes PBSZ. */
    public void sayPbsz() {
        sizeNegotiated = true;
    }

    /** Sets whether data connections are protected from now on. */
    public void dataProtected(boolean isProtected) {
        dataProtected = isProtected;
    }

    /** Tells whether this user's data connections must be protected. */
    public boolean isDataProtectionRequired() {
        return dataMustBeProtected;
    }

    /** Returns the name that USER told, or null. */
    public @Nullable String pendingUserName() {
        return pendingUserName;
    }

    /** Notes the name that USER told. */
    public void pendingUserName(String name) {
        pendingUserName = name;
    }

    /** Tells whether somebody is logged in. */
    public boolean isLoggedIn() {
        return user != null;
    }

    /** Notes the host that the client asked for (RFC 7151). */
    public void host(String name) {
        host = name;
    }

    /** Changes the current directory. */
    public void directory(VirtualPath path) {
        directory = path;
    }

    /** Changes the representation type. */
    public void type(TransferType changed) {
        type = changed;
    }

    /** Chooses the facts of MLST and MLSD. */
    public void facts(List<String> chosen) {
        facts = chosen;
    }

    /** Chooses the algorithm of HASH. */
    public void hashAlgorithm(String chosen) {
        hashAlgorithm = chosen;
    }

    /** Tells whether EPSV ALL was said (RFC 2428 §4). */
    public boolean isEpsvAll() {
        return epsvAll;
    }

    /** Notes EPSV ALL, which holds until the session ends. */
    public void sayEpsvAll() {
        epsvAll = true;
    }

    /** Sets where the next transfer starts. */
    public void restartOffset(long offset) {
        restartOffset = offset;
    }

    /** Sets what the next HASH looks at. */
    public void range(@Nullable ByteRange chosen) {
        range = chosen;
    }

    /** Notes what the next RNTO renames. */
    public void renameFrom(VirtualPath path) {
        renameFrom = path;
    }
}
