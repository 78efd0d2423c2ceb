package dev.wherry.internal.tls;

import java.net.IDN;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The host names that a certificate is for (RFC 6125 §6.4), as A-labels in lower case. */
record CertificateNames(Set<String> names) {
    private static final Integer DNS_NAME = 2;

    static CertificateNames of(X509Certificate certificate) {
        Set<String> names = new LinkedHashSet<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            if (all != null) {
                for (List<?> name : all) {
                    if (DNS_NAME.equals(name.get(0)) && name.get(1) instanceof String text) {
                        names.add(normal(text));
                    }
                }
            }
        } catch (CertificateParsingException e) {
            // A certificate whose names cannot be read is for no host, but may still be the
            // default.
        }
        return new CertificateNames(names);
    }

    boolean isExactly(String host) {
        return names.contains(normal(host));
    }

    /** Whether {@code *.example.org} covers the host: one label, and all of it. */
    boolean isByWildcard(String host) {
        String normal = normal(host);
        int dot = normal.indexOf('.');
        return dot > 0 && names.contains("*" + normal.substring(dot));
    }

    private static String normal(String name) {
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (bare.chars().allMatch(c -> c < 0x80)) {
            return bare.toLowerCase(Locale.ROOT); // without IDN, which loads tables of Unicode
        }
        try {
            return IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return bare.toLowerCase(Locale.ROOT);
        }
    }
}
