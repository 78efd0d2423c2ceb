package dev.wherry.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names what a test, or each test of a class, is evidence for: lines of {@code
 * docs/rfc-compliance.md} ({@code R78}) or of {@code docs/threat-model.md} ({@code G11}).
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Proves.All.class)
public @interface Proves {
    String[] value();

    /** Holds more than one. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface All {
        Proves[] value();
    }
}
