package dev.wherry.internal.data;

import dev.wherry.internal.config.Settings;
import dev.wherry.internal.file.FileCalls;
import dev.wherry.internal.net.BusyPolling;
import dev.wherry.internal.wire.WireText;

/** What all transfers of a server share. */
public record DataServices(
        Settings.Data settings,
        FileCalls calls,
        Buffers buffers,
        LocalQueues queues,
        BusyPolling polling,
        WireText charset) {}
