package io.carillon.api.features;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A feature.
 *
 * @param id of the feature
 * @param on whether calls meet it now
 * @param switchedOff whether this tenant has switched it off
 * @param offOnServer whether it is off for everybody: {@code carillon.feature.ID}
 * @param essential whether nobody can do without it
 * @param codes what is dialled to reach it; one that ends with an ellipsis goes on with digits
 * @param numbers of this tenant that do nothing without it, the first hundred
 * @param features that do nothing without it
 */
@Schema(name = "FeatureState")
public record FeatureView(
        String id,
        boolean on,
        boolean switchedOff,
        boolean offOnServer,
        boolean essential,
        List<String> codes,
        List<String> numbers,
        List<String> features) {
    /**
     * Features by id.
     *
     * @param items the features
     * @param next send as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "FeaturePage")
    public record Page(List<FeatureView> items, String next) {}
}
