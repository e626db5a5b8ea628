package io.carillon.dialplan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How one tenant's calls for help are routed. Immutable. */
public final class EmergencyPlan {
    /** Nothing is an emergency number. */
    public static final EmergencyPlan NONE =
            new EmergencyPlan(Map.of(), List.of(), new Places(Map.of(), List.of(), ""), "");

    private final Map<String, Number> numbers;
    private final List<Carrier> trunks;
    private final Places places;
    private final List<Subnet> subnets;
    private final String callback;

    /**
     * @param numbers what may be dialled
     * @param trunks in the order in which they are tried
     * @param places where telephones are
     * @param callback number of the house, for extensions and sites that have none
     */
    public EmergencyPlan(Map<String, Number> numbers, List<Carrier> trunks, Places places, String callback) {
        this.numbers = new HashMap<>(numbers);
        this.trunks = List.copyOf(trunks);
        this.places = places;
        this.subnets = places.subnets().stream().sorted(Comparator.comparingInt(Subnet::bits).reversed()).toList();
        this.callback = callback;
    }

    /**
     * What a dialled number means.
     *
     * @param sent what the emergency service is called by
     * @param test whether it only tests the way there
     */
    public record Number(String sent, boolean test) {}

    /**
     * Where telephones are.
     *
     * @param sites by name
     * @param subnets networks, and the sites they are at
     * @param otherwise name of the site of telephones of which nothing is known, may be empty
     */
    public record Places(Map<String, Site> sites, List<Subnet> subnets, String otherwise) {
        public Places {
            sites = Map.copyOf(sites);
            subnets = List.copyOf(subnets);
        }
    }

    /**
     * A network and the site it is at.
     *
     * @param network its address, 4 or 16 bytes
     * @param bits length of its prefix
     * @param site name of the site
     */
    public record Subnet(byte[] network, int bits, String site) {
        public Subnet {
            network = network.clone();
        }

        @Override
        public byte[] network() {
            return network.clone();
        }

        boolean contains(byte[] address) {
            if (address.length != network.length || Arrays.mismatch(address, 0, bits / 8, network, 0, bits / 8) >= 0) {
                return false;
            }
            int rest = bits % 8;
            int mask = 0xff00 >> rest & 0xff;
            return rest == 0 || (address[bits / 8] & mask) == (network[bits / 8] & mask);
        }
    }

    /** What the number means, null when it calls nobody for help. */
    public Number find(String dialled) {
        return numbers.isEmpty() ? null : numbers.get(dialled);
    }

    /** Trunks in the order in which they are tried. */
    public List<Carrier> trunks() {
        return trunks;
    }

    /** Number of the house, for extensions and sites that have none. */
    public String callback() {
        return callback;
    }

    /**
     * Where a telephone is: at the site of the most exact network it is in, else where its extension belongs, else
     * where everybody is.
     *
     * @param address of the telephone, null when not known
     * @param named sites of the telephone and of its extension, the first that is known counts; may be empty
     */
    public Site siteOf(byte[] address, List<String> named) {
        for (Subnet subnet : subnets) {
            if (address != null && subnet.contains(address)) {
                return places.sites().getOrDefault(subnet.site(), Site.UNKNOWN);
            }
        }
        return named.stream().map(places.sites()::get).filter(Objects::nonNull).findFirst()
                .orElseGet(() -> places.sites().getOrDefault(places.otherwise(), Site.UNKNOWN));
    }
}
