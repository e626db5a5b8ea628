package io.carillon.provisioning;

import java.util.List;
import java.util.Optional;

/**
 * A telephone or adapter that can be configured.
 *
 * @param id as the API names it
 * @param maker who made it
 * @param name for people
 * @param lines how many extensions it can register
 * @param keys how many keys can be laid out, 0 for an adapter for analogue telephones
 */
public record Model(String id, Maker maker, String name, int lines, int keys) {
    /** All models, by maker. */
    public static final List<Model> ALL = List.of(
            new Model("yealink-t23g", Maker.YEALINK, "Yealink SIP-T23G", 3, 3),
            new Model("yealink-t28g", Maker.YEALINK, "Yealink SIP-T28G", 6, 16),
            new Model("yealink-t33g", Maker.YEALINK, "Yealink SIP-T33G", 4, 12),
            new Model("yealink-t46s", Maker.YEALINK, "Yealink SIP-T46S", 16, 27),
            new Model("yealink-t54w", Maker.YEALINK, "Yealink SIP-T54W", 16, 27),
            new Model("grandstream-gxp2170", Maker.GRANDSTREAM, "Grandstream GXP2170", 6, 6),
            new Model("grandstream-ht801", Maker.GRANDSTREAM, "Grandstream HT801", 1, 0),
            new Model("grandstream-ht802", Maker.GRANDSTREAM, "Grandstream HT802", 2, 0),
            new Model("polycom-vvx250", Maker.POLYCOM, "Polycom VVX 250", 4, 4),
            new Model("polycom-vvx450", Maker.POLYCOM, "Polycom VVX 450", 12, 12),
            new Model("cisco-spa504g", Maker.CISCO, "Cisco SPA504G", 4, 4),
            new Model("cisco-spa112", Maker.CISCO, "Cisco SPA112", 2, 0),
            new Model("cisco-spa122", Maker.CISCO, "Cisco SPA122", 2, 0),
            new Model("cisco-ata191", Maker.CISCO, "Cisco ATA 191", 2, 0),
            new Model("cisco-ata192", Maker.CISCO, "Cisco ATA 192", 2, 0),
            new Model("snom-d735", Maker.SNOM, "Snom D735", 12, 32),
            new Model("snom-d785", Maker.SNOM, "Snom D785", 12, 24),
            new Model("zultys-zip33g", Maker.ZULTYS, "Zultys ZIP 33G", 6, 10),
            new Model("zultys-zip37g", Maker.ZULTYS, "Zultys ZIP 37G", 6, 16));

    /** The model with this name. */
    public static Optional<Model> of(String id) {
        return ALL.stream().filter(model -> model.id.equals(id)).findFirst();
    }

    /** Whether analogue telephones hang on it. */
    boolean isAdapter() {
        return keys == 0;
    }
}
