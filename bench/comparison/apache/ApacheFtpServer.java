import java.io.File;
import java.util.List;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.ClearTextPasswordEncryptor;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** Runs Apache FtpServer with one user: PORT FOLDER USER PASSWORD SESSIONS THREADS PKCS12 PKCS12-PASSWORD. */
final class ApacheFtpServer {
    private ApacheFtpServer() {}

    public static void main(String[] args) throws Exception {
        SslConfigurationFactory tls = new SslConfigurationFactory();
        tls.setKeystoreFile(new File(args[6]));
        tls.setKeystoreType("PKCS12");
        tls.setKeystorePassword(args[7]);
        tls.setSslProtocol("TLSv1.3", "TLSv1.2");

        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(Integer.parseInt(args[0]));
        listener.setIdleTimeout(3600);
        listener.setSslConfiguration(tls.createSslConfiguration());

        ConnectionConfigFactory limits = new ConnectionConfigFactory();
        limits.setAnonymousLoginEnabled(false);
        limits.setMaxLogins(Integer.parseInt(args[4]));
        limits.setMaxThreads(Integer.parseInt(args[5]));

        FtpServerFactory server = new FtpServerFactory();
        server.addListener("default", listener.createListener());
        server.setConnectionConfig(limits.createConnectionConfig());
        server.setUserManager(users(args[1], args[2], args[3]));
        server.createServer().start();
    }

    private static UserManager users(String folder, String name, String password) throws Exception {
        PropertiesUserManagerFactory factory = new PropertiesUserManagerFactory();
        factory.setPasswordEncryptor(new ClearTextPasswordEncryptor());
        UserManager users = factory.createUserManager();
        BaseUser user = new BaseUser();
        user.setName(name);
        user.setPassword(password);
        user.setHomeDirectory(folder);
        user.setMaxIdleTime(3600);
        user.setAuthorities(List.of(new WritePermission()));
        users.save(user);
        return users;
    }
}
