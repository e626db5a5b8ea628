package io.carillon.trunk;

import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.Site;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes of stored settings how calls for help are routed. */
final class EmergencyCompiler {
    private EmergencyCompiler() {}

    /**
     * @param carriers by name
     * @param sites of the same tenant
     */
    static EmergencyPlan compile(
            EmergencySettings settings, Map<String, Carrier> carriers, List<Stored<SiteSettings>> sites) {
        Map<String, EmergencyPlan.Number> numbers = new HashMap<>();
        settings.testNumbers().forEach(number -> numbers.put(number, new EmergencyPlan.Number(number, true)));
        for (String number : settings.numbers()) {
            EmergencyPlan.Number meant = new EmergencyPlan.Number(number, false);
            settings.prefixes().forEach(prefix -> numbers.put(prefix + number, meant));
        }
        // a number that is meant as it stands goes before one that reads like it behind a prefix
        settings.numbers().forEach(number -> numbers.put(number, new EmergencyPlan.Number(number, false)));
        List<Carrier> trunks = settings.trunks().stream().map(carriers::get).filter(Objects::nonNull).toList();
        Map<String, Site> places = new HashMap<>();
        List<EmergencyPlan.Subnet> subnets = new ArrayList<>();
        for (Stored<SiteSettings> site : sites) {
            places.put(site.name(), new Site(site.name(), words(site.settings().address()),
                    site.settings().callback(), PidfLo.of(site.name(), site.settings().address())));
            for (String subnet : site.settings().subnets()) {
                EmergencyPlan.Subnet network = subnet(subnet, site.name());
                if (network != null) {
                    subnets.add(network);
                }
            }
        }
        return new EmergencyPlan(trunks.isEmpty() ? Map.of() : numbers, trunks,
                new EmergencyPlan.Places(places, subnets, settings.site()), settings.callback());
    }

    /** An address as people say it. */
    static String words(SiteSettings.Address at) {
        String street = Stream.of(at.street(), at.houseNumber())
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        String town = Stream.of(at.postalCode(), at.city())
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        return Stream.of(street, town, at.region(), at.country(), at.building(),
                        at.floor().isEmpty() ? "" : "floor " + at.floor(), at.room())
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** The network, null when the text is none. */
    static EmergencyPlan.Subnet subnet(String text, String site) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
        return bits > address.length * 8 ? null : new EmergencyPlan.Subnet(address, bits, site);
    }

    /** Bytes of a numeric address, null when it is none; never asks a name server. */
    static byte[] address(String numeric) {
        if (!numeric.matches("[0-9]{1,3}([.][0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            return null;
        }
        try {
            return InetAddress.getByName(numeric).getAddress();
        } catch (UnknownHostException none) {
            return null;
        }
    }
}
