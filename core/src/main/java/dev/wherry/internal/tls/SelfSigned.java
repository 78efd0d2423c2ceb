package dev.wherry.internal.tls;

import static dev.wherry.internal.tls.DerWriter.bits;
import static dev.wherry.internal.tls.DerWriter.element;
import static dev.wherry.internal.tls.DerWriter.integer;
import static dev.wherry.internal.tls.DerWriter.octets;
import static dev.wherry.internal.tls.DerWriter.oid;
import static dev.wherry.internal.tls.DerWriter.sequence;
import static dev.wherry.internal.tls.DerWriter.time;
import static dev.wherry.internal.tls.DerWriter.utf8;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.IDN;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Makes certificates that sign themselves (RFC 5280 §4.1): EC P-256, for TLS servers. */
public final class SelfSigned {
    /** How long one lasts. */
    static final Duration LIFETIME = Duration.ofDays(365);

    /** Before the present, for clients whose clocks are slow. */
    private static final Duration SLACK = Duration.ofHours(1);

    private static final int SERIAL_BITS = 127;
    private static final byte[] ECDSA_WITH_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final byte[] TRUE = {1, 1, (byte) 0xFF};

    /** The bit digitalSignature: the first of eight, so seven of the byte's are unused. */
    private static final byte[] DIGITAL_SIGNATURE = {3, 2, 7, (byte) 0x80};

    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final int VERSION = 0xA0;
    private static final int EXTENSIONS = 0xA3;

    private SelfSigned() {}

    /**
     * Makes a key and its certificate.
     *
     * @param names host names, as A-labels or in Unicode, and IP addresses; {@code localhost} is
     *     always added
     * @param now when it starts to be valid; it lasts a year
     * @throws IllegalArgumentException if a name can be neither
     */
    public static Identity make(List<String> names, Instant now) {
        SequencedSet<String> all = new LinkedHashSet<>(names);
        all.add("localhost");
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] toBeSigned = toBeSigned(all, pair, now);
            byte[] der = sequence(toBeSigned, ECDSA_WITH_SHA256, bits(sign(pair, toBeSigned)));
            X509Certificate certificate = parse(der);
            return new Identity(List.of(certificate), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no elliptic curves", e);
        }
    }

    private static X509Certificate parse(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] sign(KeyPair pair, byte[] message) throws GeneralSecurityException {
        PrivateKey key = pair.getPrivate();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    private static byte[] toBeSigned(SequencedSet<String> names, KeyPair pair, Instant now) {
        BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0);
        byte[] name =
                sequence(
                        element(
                                DerWriter.SET,
                                sequence(oid(COMMON_NAME), utf8(commonName(names.getFirst())))));
        return sequence(
                element(VERSION, integer(BigInteger.TWO)), // v3
                integer(serial),
                ECDSA_WITH_SHA256,
                name,
                sequence(time(now.minus(SLACK)), time(now.plus(LIFETIME))),
                name,
                pair.getPublic().getEncoded(),
                element(EXTENSIONS, extensions(names)));
    }

    /** RFC 5280 §A.1 allows 64 characters. */
    private static String commonName(String name) {
        return name.length() <= 64 ? name : "Wherry";
    }

    private static byte[] extensions(SequencedSet<String> names) {
        byte[][] general = names.stream().map(SelfSigned::generalName).toArray(byte[][]::new);
        return sequence(
                extension(SUBJECT_ALTERNATIVE_NAME, false, sequence(general)),
                extension(BASIC_CONSTRAINTS, true, sequence()),
                extension(KEY_USAGE, true, DIGITAL_SIGNATURE),
                extension(EXTENDED_KEY_USAGE, false, sequence(oid(SERVER_AUTH))));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? sequence(oid(oid), TRUE, octets(value))
                : sequence(oid(oid), octets(value));
    }

    private static byte[] generalName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a host name is empty");
        }
        try {
            return element(IP_ADDRESS, InetAddress.ofLiteral(name).getAddress());
        } catch (IllegalArgumentException e) {
            return element(DNS_NAME, hostName(name).getBytes(US_ASCII));
        }
    }

    private static String hostName(String name) {
        String wildcard = name.startsWith("*.") ? "*." : "";
        String rest = name.substring(wildcard.length());
        try {
            return wildcard + IDN.toASCII(rest, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a host name: " + name, e);
        }
    }
}
