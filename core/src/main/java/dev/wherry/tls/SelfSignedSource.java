package dev.wherry.tls;

import dev.wherry.internal.tls.Identity;
import dev.wherry.internal.tls.IdentitySource;
import dev.wherry.internal.tls.SelfSigned;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate made here, kept until shortly before it runs out: clients know its fingerprint. */
final class SelfSignedSource implements IdentitySource {
    private static final Duration RENEWAL = Duration.ofDays(30);

    private final List<String> names;
    private final Clock clock;
    private @Nullable Identity made;

    SelfSignedSource(List<String> names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    @Override
    public synchronized List<Identity> load() {
        Identity identity = made;
        Instant now = clock.instant();
        if (identity == null
                || identity.certificate().getNotAfter().toInstant().isBefore(now.plus(RENEWAL))) {
            identity = SelfSigned.make(names, now);
            made = identity;
        }
        return List.of(identity);
    }
}
