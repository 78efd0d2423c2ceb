package dev.wherry.server;

import static dev.wherry.server.Section.COMMAND;
import static dev.wherry.server.Section.DATA;
import static dev.wherry.server.Section.FILES;
import static dev.wherry.server.Section.LISTENING;
import static dev.wherry.server.Section.SESSIONS;
import static dev.wherry.server.Section.USERS;
import static dev.wherry.server.ValueTypes.CHARSET;
import static dev.wherry.server.ValueTypes.DURATION;
import static dev.wherry.server.ValueTypes.PATH;
import static dev.wherry.server.ValueTypes.POSITIVE_DURATION;
import static dev.wherry.server.ValueTypes.SWITCH;
import static dev.wherry.server.ValueTypes.TEXT;
import static dev.wherry.server.ValueTypes.TEXTS;
import static dev.wherry.server.ValueTypes.atLeast;

import dev.wherry.FtpServerBuilder;
import dev.wherry.file.UploadMode;
import dev.wherry.tls.DataSessionPolicy;
import dev.wherry.tls.TlsPolicy;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All that can be set, in the order of the help. A row says all there is to say about a setting:
 * section, key, type and default, flags, unit, sentence, and the method of the builder that takes
 * the value; {@link ServePlan} reads those without one.
 */
final class Settings {
    private static final List<Setting<?>> ROWS = new ArrayList<>();

    static final Setting<List<String>> INTERFACES =
            row(LISTENING, "listen.interface", TEXTS, "")
                    .flags("-i", "--interface")
                    .in("ADDRESS")
                    .means("Listens on this address or name, again for more; on all unless given");
    static final Setting<Integer> PORT =
            row(LISTENING, "listen.port", ValueTypes.PORT, "2121")
                    .flags("-p", "--port")
                    .in("PORT")
                    .means("Listens on this port; 0 takes any that is free");
    static final Setting<Integer> BACKLOG =
            row(LISTENING, "listen.backlog", atLeast(1), "1024")
                    .flags("--backlog")
                    .in("CONNECTIONS")
                    .means("How many connections may wait to be accepted")
                    .calls(FtpServerBuilder::backlog);

    static final Setting<Path> DIRECTORY =
            row(USERS, "directory", PATH, "")
                    .flags("-d", "--directory")
                    .in("FOLDER")
                    .means("Serves this folder; the same as DIR; the current one unless given");
    static final Setting<Boolean> WRITE =
            row(USERS, "write", SWITCH, "false")
                    .flags("-w", "--write")
                    .means("Lets users change files: upload, delete, rename, make folders");
    static final Setting<String> USERNAME =
            row(USERS, "username", TEXT, "")
                    .flags("-u", "--username")
                    .in("NAME")
                    .means("Lets in this user instead of anonymous visitors; needs a password");
    static final Setting<String> PASSWORD =
            row(USERS, "password", TEXT, "")
                    .flags("-P", "--password")
                    .in("PASSWORD")
                    .means(
                            "The user's password, or what 'wherry hash' makes of it. Others on this machine can read it"
                                    + " from the list of processes; the environment variable WHERRY_PASSWORD is better");
    static final Setting<Path> PASSWORD_FILE =
            row(USERS, "password-file", PATH, "")
                    .flags("--password-file")
                    .in("FILE")
                    .means(
                            "Takes the user's password, or its hash, from the first line of this file");
    static final Setting<List<String>> USER_CERTIFICATES =
            row(USERS, "user-certificates", TEXTS, "")
                    .flags("--user-certificate")
                    .in("SHA256")
                    .means(
                            "Lets the user in without a password by the client certificate of this fingerprint, again for"
                                    + " more; needs --client-certificates");

    static final Setting<Boolean> TLS =
            row(Section.TLS, "tls.on", SWITCH, "false")
                    .flags("--tls")
                    .means(
                            "Offers TLS; without --certfile and --pkcs12 with a self-signed certificate, made anew at"
                                    + " each start");
    static final Setting<Path> CERTIFICATE_FILE =
            row(Section.TLS, "tls.certfile", PATH, "")
                    .flags("--certfile")
                    .in("FILE")
                    .means(
                            "Offers TLS with the certificate in this PEM file, which comes before those that signed it;"
                                    + " SIGHUP reads it anew");
    static final Setting<Path> KEY_FILE =
            row(Section.TLS, "tls.keyfile", PATH, "")
                    .flags("--keyfile")
                    .in("FILE")
                    .means("The PEM file of its private key, if that is not in the same file");
    static final Setting<Path> PKCS12_FILE =
            row(Section.TLS, "tls.pkcs12", PATH, "")
                    .flags("--pkcs12")
                    .in("FILE")
                    .means("Offers TLS with the certificate and the key in this PKCS#12 file");
    static final Setting<Path> KEY_PASSWORD_FILE =
            row(Section.TLS, "tls.key-password-file", PATH, "")
                    .flags("--key-password-file")
                    .in("FILE")
                    .means("Takes the password of the key or of the PKCS#12 file from here");
    static final Setting<TlsPolicy> TLS_POLICY =
            row(Section.TLS, "tls.policy", ValueTypes.TLS_POLICY, "offered")
                    .flags("--tls-policy")
                    .in("POLICY")
                    .means(
                            "What must be protected: off, offered, login-required, login-and-data-required, or implicit,"
                                    + " which is the same with TLS from the first byte on");
    static final Setting<Boolean> TLS_CONTROL_REQUIRED =
            row(Section.TLS, "tls.control-required", SWITCH, "false")
                    .flags("--tls-control-required")
                    .means("The same as --tls-policy login-required");
    static final Setting<Boolean> TLS_DATA_REQUIRED =
            row(Section.TLS, "tls.data-required", SWITCH, "false")
                    .flags("--tls-data-required")
                    .means("The same as --tls-policy login-and-data-required");
    static final Setting<Integer> IMPLICIT_PORT =
            row(Section.TLS, "tls.implicit-port", ValueTypes.PORT, "")
                    .flags("--implicit-port")
                    .in("PORT")
                    .means(
                            "Listens on this port too, where TLS begins with the first byte; 990 by custom, 0 takes"
                                    + " any that is free");
    static final Setting<DataSessionPolicy> DATA_SESSIONS =
            row(Section.TLS, "tls.data-sessions", ValueTypes.DATA_SESSIONS, "off")
                    .flags("--tls-data-sessions")
                    .in("POLICY")
                    .means(
                            "Whether data connections must resume the TLS session of their control connection: off,"
                                    + " logged if they do not, or required")
                    .calls(FtpServerBuilder::dataSessions);
    static final Setting<Path> CLIENT_AUTHORITIES =
            row(Section.TLS, "tls.client-ca", PATH, "")
                    .flags("--client-ca")
                    .in("FILE")
                    .means("The PEM file of the authorities that may sign certificates of clients");
    static final Setting<ClientCertificates> CLIENT_CERTIFICATES =
            row(Section.TLS, "tls.client-certificates", ValueTypes.CLIENT_CERTIFICATES, "")
                    .flags("--client-certificates")
                    .in("want|need")
                    .means("Asks clients for a certificate, or lets in none without");
    static final Setting<List<String>> TLS_PROTOCOLS =
            row(Section.TLS, "tls.protocols", ValueTypes.LIST, "TLSv1.3,TLSv1.2")
                    .flags("--tls-protocols")
                    .in("VERSIONS")
                    .means("The versions of TLS, with a comma between");
    static final Setting<Duration> HANDSHAKE_TIMEOUT =
            row(Section.TLS, "tls.handshake-timeout", POSITIVE_DURATION, "15s")
                    .flags("--tls-handshake-timeout")
                    .in("TIME")
                    .means("How long a TLS handshake may take")
                    .calls(FtpServerBuilder::handshakeTimeout);
    static final Setting<Boolean> ALLOW_CCC =
            row(Section.TLS, "tls.allow-ccc", SWITCH, "false")
                    .flags("--allow-ccc")
                    .means(
                            "Lets clients take the control connection back into clear (CCC), for routers that read it")
                    .calls(FtpServerBuilder::allowClearCommandChannel);

    static final Setting<String> BANNER =
            row(SESSIONS, "banner", TEXT, "Wherry ready.")
                    .flags("--banner")
                    .in("TEXT")
                    .means("Greets clients with this text")
                    .calls(FtpServerBuilder::banner);
    static final Setting<Integer> MAX_SESSIONS =
            row(SESSIONS, "max-sessions", atLeast(0), "1000")
                    .flags("--max-sessions", "--max-cons")
                    .in("SESSIONS")
                    .means("How many sessions may be open; 0 for no limit")
                    .calls(FtpServerBuilder::maxSessions);
    static final Setting<Integer> MAX_SESSIONS_PER_ADDRESS =
            row(SESSIONS, "max-sessions-per-address", atLeast(0), "0")
                    .flags("--max-sessions-per-address", "--max-cons-per-ip")
                    .in("SESSIONS")
                    .means("How many of them one address may have; 0 for no limit")
                    .calls(FtpServerBuilder::maxSessionsPerAddress);
    static final Setting<Duration> IDLE_TIMEOUT =
            row(SESSIONS, "idle-timeout", DURATION, "5m")
                    .flags("--idle-timeout", "--timeout")
                    .in("TIME")
                    .means(
                            "Ends sessions without a command or a transfer for so long; 0 for no limit")
                    .calls(FtpServerBuilder::idleTimeout);
    static final Setting<Duration> LOGIN_TIMEOUT =
            row(SESSIONS, "login.timeout", DURATION, "1m")
                    .flags("--login-timeout")
                    .in("TIME")
                    .means("Ends sessions that have not logged in for so long; 0 for no limit")
                    .calls(FtpServerBuilder::loginTimeout);
    static final Setting<Integer> MAX_LOGIN_ATTEMPTS =
            row(SESSIONS, "login.max-attempts", atLeast(1), "3")
                    .flags("--max-login-attempts")
                    .in("ATTEMPTS")
                    .means("Ends a session after so many failed logins")
                    .calls(FtpServerBuilder::maxLoginAttempts);
    static final Setting<Duration> FAILED_LOGIN_DELAY =
            row(SESSIONS, "login.failed-delay", DURATION, "3s")
                    .flags("--failed-login-delay")
                    .in("TIME")
                    .means("Holds back the reply to a failed login for so long")
                    .calls(FtpServerBuilder::failedLoginDelay);
    static final Setting<Integer> BAN_AFTER =
            row(SESSIONS, "ban.after", atLeast(0), "20")
                    .flags("--ban-after")
                    .in("LOGINS")
                    .means(
                            "Refuses an address for a while after so many failed logins; 0 for never");
    static final Setting<Duration> BAN_WITHIN =
            row(SESSIONS, "ban.within", POSITIVE_DURATION, "10m")
                    .flags("--ban-within")
                    .in("TIME")
                    .means("The time in which failed logins are counted");
    static final Setting<Duration> BAN_DURATION =
            row(SESSIONS, "ban.duration", POSITIVE_DURATION, "10m")
                    .flags("--ban-duration")
                    .in("TIME")
                    .means("How long an address is then refused");
    static final Setting<List<String>> HOSTS =
            row(SESSIONS, "hosts", TEXTS, "")
                    .flags("--host")
                    .in("NAME")
                    .means(
                            "A name by which the command HOST may ask for this server, again for more; any unless given")
                    .calls((server, names) -> server.hosts(names.toArray(String[]::new)));
    static final Setting<List<String>> REMOVED_COMMANDS =
            row(SESSIONS, "remove-commands", TEXTS, "")
                    .flags("--remove-command")
                    .in("VERB")
                    .means(
                            "Answers this FTP command with 502, such as DELE or \"SITE CHMOD\"; again for more")
                    .calls((server, verbs) -> verbs.forEach(server::removeCommand));
    static final Setting<Boolean> TCP_NO_DELAY =
            row(SESSIONS, "tcp-no-delay", SWITCH, "true")
                    .flags("--disable-tcp-no-delay")
                    .means("Lets the system hold back short replies (Nagle's algorithm)")
                    .calls(FtpServerBuilder::tcpNoDelay);

    static final Setting<List<PublicAddress>> PUBLIC_ADDRESSES =
            row(DATA, "public-address", ValueTypes.PUBLIC_ADDRESSES, "")
                    .flags("-n", "--nat-address", "--public-address")
                    .in("[LOCAL=]ADDRESS")
                    .means(
                            "The address that passive mode tells, for a server behind a router; with LOCAL= only to"
                                    + " clients that came by that address, again for more")
                    .calls(Settings::publicAddresses);
    static final Setting<PortRange> PASSIVE_PORTS =
            row(DATA, "passive.ports", ValueTypes.PORT_RANGE, "")
                    .flags("-r", "--range", "--passive-ports")
                    .in("FROM-TO")
                    .means(
                            "The ports of passive mode, such as 50000-50100; any free one unless given")
                    .calls((server, range) -> server.passivePorts(range.first(), range.last()));
    static final Setting<Duration> PASSIVE_TIMEOUT =
            row(DATA, "passive.timeout", POSITIVE_DURATION, "30s")
                    .flags("--passive-timeout")
                    .in("TIME")
                    .means("How long to wait for a client on a passive port")
                    .calls(FtpServerBuilder::passiveTimeout);
    static final Setting<Duration> ACTIVE_TIMEOUT =
            row(DATA, "active.timeout", POSITIVE_DURATION, "10s")
                    .flags("--active-timeout")
                    .in("TIME")
                    .means("How long connecting to a client in active mode may take")
                    .calls(FtpServerBuilder::activeTimeout);
    static final Setting<Duration> STALL_TIMEOUT =
            row(DATA, "stall-timeout", POSITIVE_DURATION, "5m")
                    .flags("--stall-timeout")
                    .in("TIME")
                    .means("Ends transfers in which nothing moves for so long")
                    .calls(FtpServerBuilder::stallTimeout);
    static final Setting<Boolean> ACTIVE_MODE =
            row(DATA, "active.allowed", SWITCH, "true")
                    .flags("--disable-active-mode")
                    .means("Never connects to clients: answers PORT and EPRT with 502")
                    .calls(FtpServerBuilder::allowActiveMode);
    static final Setting<Boolean> FOREIGN_ADDRESSES =
            row(DATA, "foreign-addresses", SWITCH, "false")
                    .flags("--permit-foreign-addresses")
                    .means(
                            "Allows data connections with others than the client (FXP, and the bounce attack)")
                    .calls(FtpServerBuilder::allowForeignDataAddresses);
    static final Setting<Boolean> LOW_PORTS =
            row(DATA, "privileged-ports", SWITCH, "false")
                    .flags("--permit-privileged-ports")
                    .means("Allows active mode to ports below 1024")
                    .calls(FtpServerBuilder::allowLowDataPorts);
    static final Setting<Boolean> ZERO_COPY =
            row(DATA, "zero-copy", SWITCH, "true")
                    .flags("--disable-sendfile")
                    .means(
                            "Copies downloads through the server instead of inside the system's kernel")
                    .calls(FtpServerBuilder::zeroCopy);

    static final Setting<UploadMode> UPLOAD_MODE =
            row(FILES, "upload.mode", ValueTypes.UPLOAD_MODE, "atomic")
                    .flags("--upload-mode")
                    .in("MODE")
                    .means(
                            "atomic shows uploads when they are complete, in-place while they arrive")
                    .calls(FtpServerBuilder::uploadMode);
    static final Setting<Boolean> SYNC_UPLOADS =
            row(FILES, "upload.sync", SWITCH, "false")
                    .flags("--sync-uploads")
                    .means("Confirms uploads when they are on the disk, not only in its cache")
                    .calls(FtpServerBuilder::syncUploads);
    static final Setting<Boolean> TIMES_IN_UTC =
            row(FILES, "times-in-utc", SWITCH, "true")
                    .flags("--local-times", "--use-localtime")
                    .means("Lists files with the times of this machine's zone instead of UTC")
                    .calls(FtpServerBuilder::timesInUtc);
    static final Setting<Boolean> MDTM_SETS_TIME =
            row(FILES, "mdtm-sets-time", SWITCH, "false")
                    .flags("--mdtm-sets-time")
                    .means("Lets MDTM set the time of a file, as some old clients expect")
                    .calls(FtpServerBuilder::mdtmSetsTime);
    static final Setting<Charset> ENCODING =
            row(FILES, "encoding", CHARSET, "UTF-8")
                    .flags("--encoding")
                    .in("CHARSET")
                    .means("How file names are spelt on the wire")
                    .calls(FtpServerBuilder::charset);

    static final Setting<Duration> GRACE =
            row(COMMAND, "grace", DURATION, "10s")
                    .flags("--grace")
                    .in("TIME")
                    .means("How long transfers may go on after SIGTERM or Ctrl-C");
    static final Setting<Boolean> DEBUG =
            row(COMMAND, "debug", SWITCH, "false")
                    .flags("-D", "--debug")
                    .means("Logs each command and reply");
    static final Setting<Boolean> QUIET =
            row(COMMAND, "quiet", SWITCH, "false")
                    .flags("-q", "--quiet")
                    .means("Logs starts, stops and what goes wrong, but no sessions or transfers");

    private Settings() {}

    /** Returns all rows, in the order of the help. */
    static List<Setting<?>> all() {
        return Collections.unmodifiableList(ROWS);
    }

    private static <T> Setting<T> row(
            Section section, String key, ValueType<T> type, String byDefault) {
        Setting<T> setting = new Setting<>(section, key, type, byDefault);
        ROWS.add(setting);
        return setting;
    }

    private static void publicAddresses(FtpServerBuilder server, List<PublicAddress> addresses) {
        for (PublicAddress address : addresses) {
            if (address.local() == null) {
                server.publicAddress(address.told());
            } else {
                server.publicAddress(address.local(), address.told());
            }
        }
    }
}
