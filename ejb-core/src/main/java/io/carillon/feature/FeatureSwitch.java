package io.carillon.feature;

/** Settings of features. Each has a default, so that nothing must be set. */
public interface FeatureSwitch {
    /** Everything on, every number at its default. */
    FeatureSwitch DEFAULTS = new FeatureSwitch() {
        @Override
        public boolean isOn(String id) {
            return true;
        }

        @Override
        public int number(String key, int otherwise, int least, int most) {
            return otherwise;
        }
    };

    /**
     * Whether the feature with this id is on: {@code carillon.feature.<id>}, {@code true} unless set to {@code false}.
     */
    boolean isOn(String id);

    /**
     * A whole number from the configuration.
     *
     * @throws IllegalArgumentException naming the key, when it is no number or out of bounds
     */
    int number(String key, int otherwise, int least, int most);
}
