package dev.wherry.it.clients;

/** Scripts for Python's FTP_TLS, as it is and as it is often extended. */
final class FtplibTls {
    private static final Client PYTHON = new Client("python3", "python3");

    private static final String BEGIN =
            """
            import ftplib, os, ssl, sys
            authority, version, port, passive = sys.argv[1:5]
            context = ssl.create_default_context(cafile=authority)
            context.minimum_version = context.maximum_version = ssl.TLSVersion[version]

            class Resuming(ftplib.FTP_TLS):
                def ntransfercmd(self, cmd, rest=None):
                    data, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
                    if self._prot_p:
                        data = self.context.wrap_socket(
                            data, server_hostname=self.host, session=self.sock.session)
                    return data, size

            def login(kind):
                ftp = kind(context=context)
                ftp.connect('127.0.0.1', int(port), timeout=20)
                ftp.auth()
                assert ftp.sock.version() == version.replace('_', '.'), ftp.sock.version()
                ftp.login('alice', 'secret')
                ftp.set_pasv(passive == 'true')
                return ftp

            def reply_to(action):
                try:
                    return action()
                except ftplib.Error as refusal:
                    return str(refusal)
            """;

    private FtplibTls() {}

    /**
     * Runs a script in which {@code login(kind)} logs in: as {@code ftplib.FTP_TLS}, or as {@code
     * Resuming}, whose data connections resume the session of the control connection.
     *
     * @param authority a file with the certificates to trust
     * @param version the only one to speak, in Python's spelling
     */
    static Client.Outcome run(
            Share share, String authority, String version, boolean passive, String script) {
        String port = String.valueOf(share.port());
        return PYTHON.run(
                share, "-c", BEGIN + script, authority, version, port, String.valueOf(passive));
    }
}
