package dev.wherry;

/**
 * Counts of a server since its start, taken at one moment. Immutable.
 *
 * @param sessions how many are open now
 * @param sessionsAccepted how many were let in
 * @param sessionsRefused how many were turned away by a limit
 * @param logins how many logins went well
 * @param loginsFailed how many were refused
 * @param commands how many commands were answered
 * @param transfers how many transfers run now
 * @param filesSent how many downloads went well
 * @param filesReceived how many uploads went well
 * @param transfersFailed how many transfers started and did not end well
 * @param bytesSent how many bytes went out on data connections
 * @param bytesReceived how many bytes came in on data connections
 * @since 1.0
 */
public record ServerStats(
        int sessions,
        long sessionsAccepted,
        long sessionsRefused,
        long logins,
        long loginsFailed,
        long commands,
        int transfers,
        long filesSent,
        long filesReceived,
        long transfersFailed,
        long bytesSent,
        long bytesReceived) {}
