package io.carillon.dialplan;

import java.util.Objects;

/** Which numbers a rule is for. */
public sealed interface Match {
    /** Whether the number is meant. */
    boolean accepts(String number);

    /** What is left of an accepted number behind the fixed part. */
    String rest(String number);

    /**
     * One number.
     *
     * @param number all of it
     */
    record Exact(String number) implements Match {
        public Exact {
            Objects.requireNonNull(number, "number");
        }

        @Override
        public boolean accepts(String dialled) {
            return number.equals(dialled);
        }

        @Override
        public String rest(String dialled) {
            return "";
        }

        @Override
        public String toString() {
            return number;
        }
    }

    /**
     * Numbers that begin alike and go on with digits.
     *
     * @param prefix how they begin
     * @param least fewest digits behind it, at least 1
     * @param most most digits behind it
     */
    record Prefix(String prefix, int least, int most) implements Match {
        public Prefix {
            Objects.requireNonNull(prefix, "prefix");
            if (least < 1 || most < least) {
                throw new IllegalArgumentException("prefix " + prefix + ": bad number of digits");
            }
        }

        @Override
        public boolean accepts(String dialled) {
            int more = dialled.length() - prefix.length();
            if (more < least || more > most || !dialled.startsWith(prefix)) {
                return false;
            }
            for (int i = prefix.length(); i < dialled.length(); i++) {
                char c = dialled.charAt(i);
                if (c < '0' || c > '9') {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String rest(String dialled) {
            return dialled.substring(prefix.length());
        }

        @Override
        public String toString() {
            return prefix + "…";
        }
    }
}
