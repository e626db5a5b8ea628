package io.carillon.api.devices;

import io.carillon.provisioning.PhoneFile;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a device would read now.
 *
 * @param items its files
 */
@Schema(name = "DevicePreview")
public record PreviewListing(List<Item> items) {
    static PreviewListing of(List<PhoneFile> files) {
        return new PreviewListing(
                files.stream().map(file -> new Item(file.name(), file.contentType(), file.text())).toList());
    }

    /**
     * A file.
     *
     * @param name under which the device asks for it
     * @param contentType media type
     * @param text what is in it; secrets and the address are masked
     */
    @Schema(name = "DeviceFile")
    public record Item(String name, String contentType, String text) {}
}
