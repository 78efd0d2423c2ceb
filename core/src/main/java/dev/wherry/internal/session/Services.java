package dev.wherry.internal.session;

import dev.wherry.event.UploadHook;
import dev.wherry.internal.config.Settings;
import dev.wherry.internal.data.DataServices;
import dev.wherry.internal.data.PassivePorts;
import dev.wherry.internal.file.FileCalls;
import dev.wherry.internal.file.KeptDirs;
import dev.wherry.internal.limit.FailedLogins;
import dev.wherry.internal.net.Reactor;
import dev.wherry.internal.tls.NetworkBuffers;
import dev.wherry.internal.wire.WireText;
import dev.wherry.user.Authenticator;
import java.util.List;

/**
 * What all sessions of a server share.
 *
 * @param fileCalls runs calls into file systems
 * @param loginCalls runs calls of the authenticator, so that a dead file system stops no login
 * @param keptDirs directories that walks may use again
 */
public record Services(
        Settings settings,
        Reactor reactor,
        PassivePorts passivePorts,
        FileCalls fileCalls,
        FileCalls loginCalls,
        KeptDirs keptDirs,
        DataServices data,
        NetworkBuffers tlsBuffers,
        WireText charset,
        Authenticator users,
        CommandTable commands,
        FailedLogins failedLogins,
        Events events,
        List<UploadHook> uploadHooks,
        Counters counters) {}
