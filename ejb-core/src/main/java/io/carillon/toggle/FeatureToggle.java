package io.carillon.toggle;

/**
 * Whether calls of a tenant meet a feature; its name is the id of the feature.
 *
 * @param on what holds for a feature that nobody has switched, too
 */
public record FeatureToggle(boolean on) {
    /** As it is until somebody switches it. */
    public static final FeatureToggle ON = new FeatureToggle(true);
}
