package io.carillon.api.devices;

import io.carillon.provisioning.Maker;
import io.carillon.provisioning.Model;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The models that can be configured.
 *
 * @param items by maker
 */
@Schema(name = "DeviceModels")
public record ModelListing(List<Item> items) {
    static ModelListing all() {
        return new ModelListing(Model.ALL.stream()
                .map(model -> new Item(model.id(), model.maker(), model.name(), model.lines(), model.keys()))
                .toList());
    }

    /**
     * A model.
     *
     * @param id as a device names it
     * @param maker who made it
     * @param name for people
     * @param lines how many extensions it can have
     * @param keys how many keys can be laid out
     */
    @Schema(name = "DeviceModel")
    public record Item(
            @Schema(examples = "yealink-t46s") String id,
            @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"YEALINK", "GRANDSTREAM", "POLYCOM", "CISCO", "SNOM", "ZULTYS"})
                    Maker maker,
            String name,
            int lines,
            int keys) {}
}
