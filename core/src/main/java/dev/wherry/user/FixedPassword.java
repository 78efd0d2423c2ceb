package dev.wherry.user;

/** The passwords that need no secret. */
enum FixedPassword implements Password {
    /** Matches whatever is sent, for anonymous visitors. */
    ANY {
        @Override
        public boolean matches(String candidate) {
            return true;
        }
    },
    BLANK {
        @Override
        public boolean matches(String candidate) {
            return candidate.isEmpty();
        }
    },
    LOCKED {
        @Override
        public boolean matches(String candidate) {
            return false;
        }
    }
}
