package io.carillon.trunk;

import io.carillon.company.CompanySettings;
import io.carillon.conference.Conference;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkPassing;
import io.carillon.dialplan.DialPattern;
import io.carillon.dialplan.HostedNumber;
import io.carillon.dialplan.PhoneNumbers;
import io.carillon.directory.Conflict;
import io.carillon.directory.Directory;
import io.carillon.directory.SigningPolicy;
import io.carillon.directory.VerifyPolicy;
import io.carillon.findme.FindMe;
import io.carillon.group.RingGroupSettings;
import io.carillon.hotdesk.DeskLogin;
import io.carillon.hours.QuietHours;
import io.carillon.hours.TimeCondition;
import io.carillon.identity.IdentityDesk;
import io.carillon.mailbox.Mailbox;
import io.carillon.mailbox.MailingList;
import io.carillon.menu.Menu;
import io.carillon.paging.PageZone;
import io.carillon.park.ParkSettings;
import io.carillon.pickup.PickupSettings;
import io.carillon.queue.CallQueue;
import io.carillon.phonebook.PhoneBookEntry;
import io.carillon.screening.Screening;
import io.carillon.speeddial.SpeedDials;
import io.carillon.trunk.store.OutsideStore;
import io.carillon.wakeup.WakeUp;
import io.carillon.webhook.Webhook;
import io.carillon.webhook.WebhookRules;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What settings must be like. All that is wrong is told at once. */
@ApplicationScoped
public class OutsideRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})|[0-9A-Fa-f:]{2,39}");
    private static final Pattern USER = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{0,64}");
    private static final Pattern NUMBER = Pattern.compile("(\\+?[0-9]{2,18})?");
    private static final Pattern NETWORK = Pattern.compile("[0-9A-Fa-f.:]{2,39}(/[0-9]{1,3})?");
    private static final Pattern HEADER = Pattern.compile("[a-z0-9!%'*+._`~-]{1,64}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("none|[a-z0-9!#$&^_.+-]{1,32}/[a-z0-9!#$&^_.+-]{1,31}");
    private static final Pattern DIALLED = Pattern.compile("[0-9+*#]{0,32}");

    private static final int MOST_BLOCKED = 500;

    @EJB
    private OutsideStore store;

    @Inject
    private Directory directory;

    private final IdentityDesk identities;
    private final WebhookRules webhooks = WebhookRules.ofServer();

    /** For the container. */
    protected OutsideRules() {
        this(null);
    }

    /** @param identities what the server can sign and verify */
    @Inject
    public OutsideRules(IdentityDesk identities) {
        this.identities = identities;
    }

    OutsideRules(IdentityDesk identities, OutsideStore store, Directory directory) {
        this(identities);
        this.store = store;
        this.directory = directory;
    }

    /** @throws Invalid naming every bad field */
    void check(Tenant tenant, String name, Record settings) {
        Faults faults = new Faults();
        if (settings instanceof TrunkSettings trunk) {
            faults.unless(NAME.matcher(name).matches(), "name", "must be 1 to 32 of a-z 0-9 . -");
            trunk(trunk, faults);
            passing(trunk.passing(), faults);
            elsewhere(tenant, name, trunk.inbound(), faults);
            faults.unless(trunk.enabled() || !isOn(tenant, name) || !isLastForHelp(tenant, name), "enabled",
                    "must stay on: calls for help would have no other trunk");
        } else if (settings instanceof RouteSettings route) {
            faults.unless(NAME.matcher(name).matches(), "name", "must be 1 to 32 of a-z 0-9 . -");
            route(tenant, route, faults);
        } else if (settings instanceof NumberSettings number) {
            number(tenant, name, number, faults);
        } else if (settings instanceof LineSettings line) {
            extension(tenant, name, "extension", faults);
            faults.unless(NUMBER.matcher(line.number()).matches(), "number", "must be 2 to 18 digits, with + before");
        }
        if (settings instanceof SiteSettings site) {
            faults.unless(NAME.matcher(name).matches(), "name", "must be 1 to 32 of a-z 0-9 . -");
            site(site, faults);
        } else if (settings instanceof EmergencySettings emergency) {
            emergency(tenant, emergency, faults);
        } else if (settings instanceof RingGroupSettings group) {
            inside().group(tenant, name, group, faults);
        } else if (settings instanceof TimeCondition condition) {
            inside().condition(tenant, name, condition, faults);
        } else if (settings instanceof Screening screening) {
            screening(tenant, name, screening, faults);
        } else if (settings instanceof FindMe findMe) {
            inside().findMe(tenant, name, findMe, faults);
        } else if (settings instanceof Conference room) {
            inside().conference(tenant, name, room, faults);
        } else if (settings instanceof Menu menu) {
            inside().menu(tenant, name, menu, faults);
        } else if (settings instanceof CallQueue queue) {
            inside().queue(tenant, name, queue, faults);
        } else if (settings instanceof RecordingPolicy policy) {
            faults.unless(NAME.matcher(name).matches(), "name", "must be 1 to 32 of a-z 0-9 . -");
            recording(policy, faults);
        } else if (settings instanceof SpeedDials dials) {
            inside().speedDials(tenant, name, dials, faults);
        } else if (settings instanceof PhoneBookEntry entry) {
            faults.unless(NAME.matcher(name).matches(), "name", "must be 1 to 32 of a-z 0-9 . -");
            entry.faults().forEach((field, why) -> faults.unless(false, field, why));
        } else if (settings instanceof Webhook webhook) {
            faults.unless(NAME.matcher(name).matches(), "name", "must be 1 to 32 of a-z 0-9 . -");
            webhooks.faults(webhook).forEach((field, why) -> faults.unless(false, field, why));
        } else if (settings instanceof QuietHours quiet) {
            extension(tenant, name, "extension", faults);
            InsideRules.hours(quiet.hours().spans(), faults);
        } else if (settings instanceof PickupSettings pickup) {
            extension(tenant, name, "extension", faults);
            faults.unless(pickup.group().isEmpty() || NAME.matcher(pickup.group()).matches(), "group",
                    "must be 1 to 32 of a-z 0-9 . -, or empty");
        } else if (settings instanceof DeskLogin login) {
            extension(tenant, name, "telephone", faults);
            extension(tenant, login.user(), "user", faults);
            faults.unless(!login.user().equals(name), "user", "must be another extension");
        } else if (settings instanceof WakeUp) {
            extension(tenant, name, "extension", faults);
        } else if (settings instanceof PageZone zone) {
            inside().zone(tenant, name, zone, faults);
        } else if (settings instanceof CompanySettings company) {
            company.faults(tenant).forEach((field, message) -> faults.unless(false, field, message));
        } else if (settings instanceof ParkSettings park) {
            park(park, faults);
        } else if (settings instanceof Mailbox mailbox) {
            new MailboxRules(directory.current(), faults).mailbox(tenant, name, mailbox);
        } else if (settings instanceof MailingList list) {
            inside().list(tenant, name, list, faults);
        }
        faults.check();
    }

    private static void park(ParkSettings park, Faults faults) {
        faults.unless(within(park.first(), 10, 999_999), "first", "must be 10 to 999999");
        faults.unless(park.last() >= park.first() && park.last() - park.first() < ParkSettings.MOST, "last",
                "must be up to " + ParkSettings.MOST + " numbers from first on");
        faults.unless(within(park.recallSeconds(), 5, 3_600), "recallSeconds", "must be 5 to 3600");
    }

    /** What it is about may come later, or go: then it says nothing. */
    private static void recording(RecordingPolicy policy, Faults faults) {
        boolean sound = switch (policy.scope()) {
            case EXTENSION -> policy.subject().matches("[0-9]{2,15}");
            case TRUNK -> NAME.matcher(policy.subject()).matches();
            case DIRECTION -> policy.subject().matches("INTERNAL|INBOUND|OUTBOUND");
        };
        faults.unless(sound, "subject", "must be a number of an extension, the name of a trunk, or INTERNAL, INBOUND or"
                + " OUTBOUND, as the scope says");
        faults.unless(policy.retentionDays() >= 0 && policy.retentionDays() <= 36_500, "retentionDays",
                "must be 0 to 36500");
    }

    private void site(SiteSettings site, Faults faults) {
        SiteSettings.Address at = site.address();
        faults.unless(at.country().matches("[A-Z]{2}"), "country", "must be an ISO 3166 code such as DE");
        faults.unless(!at.city().isEmpty(), "city", "is needed");
        faults.unless(!at.street().isEmpty(), "street", "is needed");
        for (String part : List.of(at.region(), at.city(), at.building(), at.room(), at.street())) {
            faults.unless(part.length() <= 80, "street", "no part of an address has more than 80 characters");
        }
        for (String part : List.of(at.postalCode(), at.houseNumber(), at.floor())) {
            faults.unless(part.length() <= 20, "postalCode", "postal code, house number, floor: up to 20 characters");
        }
        faults.unless(NUMBER.matcher(site.callback()).matches(), "callback", "must be 2 to 18 digits, with + before");
        faults.unless(site.subnets().size() <= 64 && site.subnets().stream().allMatch(subnet ->
                        NETWORK.matcher(subnet).matches() && EmergencyCompiler.subnet(subnet, "") != null), "subnets",
                "must be networks such as 192.0.2.0/24 or 2001:db8::/64");
    }

    private void emergency(Tenant tenant, EmergencySettings emergency, Faults faults) {
        faults.unless(digits(emergency.numbers(), "[0-9]{2,6}", 32), "numbers", "must be 2 to 6 digits each");
        faults.unless(digits(emergency.testNumbers(), "[0-9]{2,6}", 16), "testNumbers", "must be 2 to 6 digits each");
        faults.unless(digits(emergency.prefixes(), "[0-9]{1,4}", 8), "prefixes", "must be 1 to 4 digits each");
        faults.unless(NUMBER.matcher(emergency.callback()).matches(), "callback",
                "must be 2 to 18 digits, with + before");
        faults.unless(emergency.trunks().size() <= 16, "trunks", "must be up to 16");
        for (String trunk : emergency.trunks()) {
            faults.unless(store.find(TrunkSettings.class, tenant, trunk).isPresent(), "trunks",
                    "there is no trunk " + trunk);
        }
        faults.unless(emergency.trunks().isEmpty() || emergency.trunks().stream().anyMatch(trunk -> isOn(tenant, trunk)), "trunks",
                "are all switched off");
        faults.unless(emergency.site().isEmpty() || store.find(SiteSettings.class, tenant, emergency.site())
                .isPresent(), "site", "there is no such site");
        faults.unless(emergency.notifyExtensions().size() <= 16, "notifyExtensions", "must be up to 16");
        for (String desk : emergency.notifyExtensions()) {
            extension(tenant, desk, "notifyExtensions", faults);
        }
        faults.unless(emergency.notifyEmails().size() <= 16 && emergency.notifyEmails().stream().allMatch(
                address -> address.matches("[^@\\s,]{1,64}@[A-Za-z0-9.-]{1,120}")), "notifyEmails",
                "must be e-mail addresses");
    }

    /** Whether calls for help have this trunk and no other that is switched on. */
    private boolean isLastForHelp(Tenant tenant, String trunk) {
        List<String> ways = store.all(EmergencySettings.class).stream().filter(one -> one.tenant().equals(tenant))
                .flatMap(one -> one.settings().trunks().stream()).toList();
        return ways.contains(trunk) && ways.stream().noneMatch(way -> !way.equals(trunk) && isOn(tenant, way));
    }

    private boolean isOn(Tenant tenant, String trunk) {
        return store.find(TrunkSettings.class, tenant, trunk).filter(one -> one.settings().enabled()).isPresent();
    }

    private static void passing(TrunkPassing passing, Faults faults) {
        faults.unless(few(passing.headers(), HEADER), "passHeaders",
                "must be up to 32 names of headers such as x-shop-*, or none");
        faults.unless(few(passing.bodies(), MEDIA_TYPE), "infoBodies",
                "must be up to 32 media types such as application/vnd.shop+json, or none");
    }

    /** One that says that there is none is alone. */
    private static boolean few(List<String> names, Pattern like) {
        return names.size() <= 32 && names.stream().allMatch(like.asMatchPredicate())
                && (names.size() == 1 || !names.contains(TrunkPassing.NONE));
    }

    private static boolean digits(List<String> values, String like, int most) {
        return values.size() <= most && values.stream().allMatch(value -> value.matches(like));
    }

    /** What a trunk claims must not be another's: addresses and names by which carriers are known hold for the whole server. */
    private void elsewhere(Tenant tenant, String name, TrunkSettings.Inbound inbound, Faults faults) {
        faults.unless(tenant.equals(Tenant.DEFAULT) || inbound.sources().stream().noneMatch(OutsideRules::isWide), "sources",
                "must be addresses, or networks of 256 addresses at most (/24, /64)");
        if (!inbound.username().isEmpty()) {
            faults.unless(store.all(TrunkSettings.class).stream()
                    .filter(other -> !other.tenant().equals(tenant) || !other.name().equals(name))
                    .noneMatch(other -> other.settings().inbound().username().equals(inbound.username())), "inboundUsername",
                    "is that of another trunk");
        }
    }

    private static boolean isWide(String network) {
        int slash = network.indexOf('/');
        int least = network.indexOf(':') < 0 ? 24 : 64;
        return slash >= 0 && NETWORK.matcher(network).matches()
                && Integer.parseInt(network.substring(slash + 1)) < least;
    }

    private void trunk(TrunkSettings trunk, Faults faults) {
        TrunkSettings.Place place = trunk.place();
        faults.unless(HOST.matcher(place.host()).matches(), "host", "must be a host name or a numeric address");
        faults.unless(!place.transport().isWebSocket(), "transport", "must be UDP, TCP or TLS");
        faults.unless(within(place.port(), 0, 65_535), "port", "must be 1 to 65535, or 0 for the usual one");
        faults.unless(USER.matcher(place.username()).matches(), "username", "must be up to 64 printable characters");
        faults.unless(USER.matcher(place.realm()).matches(), "realm", "must be up to 64 printable characters");
        boolean proves = place.login() != TrunkLogin.ADDRESS;
        faults.unless(!proves || !place.username().isEmpty(), "username", "is needed to answer challenges");
        faults.unless(!proves || trunk.secret().isPresent(), "secret", "is needed to answer challenges");
        faults.unless(within(place.registerSeconds(), 30, 86_400), "registerSeconds", "must be 30 to 86400");
        List<String> sources = trunk.inbound().sources();
        faults.unless(sources.size() <= 64 && sources.stream().allMatch(NETWORK.asMatchPredicate()), "sources",
                "must be networks such as 192.0.2.0/28 or 2001:db8::/64");
        faults.unless(USER.matcher(trunk.inbound().username()).matches(), "inboundUsername",
                "must be up to 64 printable characters");
        faults.unless(trunk.inbound().username().isEmpty() || trunk.inbound().secret().isPresent(), "inboundSecret",
                "is needed with inboundUsername");
        TrunkSettings.Limits limits = trunk.limits();
        faults.unless(within(limits.channels(), 0, 100_000), "channels", "must be 0 to 100000");
        faults.unless(within(limits.callsPerSecond(), 0, 10_000), "callsPerSecond", "must be 0 to 10000");
        faults.unless(within(limits.setupSeconds(), 1, 60), "setupSeconds", "must be 1 to 60");
        faults.unless(within(limits.optionsSeconds(), 0, 3_600), "optionsSeconds", "must be 0 to 3600");
        faults.unless(NUMBER.matcher(trunk.caller().number()).matches(), "callerNumber",
                "must be 2 to 18 digits, with + before");
        String region = trunk.numbers().region();
        faults.unless(region.isEmpty() || PhoneNumbers.isRegion(region), "region",
                "must be an ISO 3166 code such as DE");
        faults.unless(trunk.identity().signing() != SigningPolicy.SIGN || identities.canSign(), "signing",
                "SIGN needs a key: carillon.identity.key is not set on the server");
        faults.unless(trunk.identity().verifying() == VerifyPolicy.OFF || identities.canVerify(), "verifying",
                "needs somebody to trust: carillon.identity.trust is not set on the server");
        faults.unless(trunk.codecs().size() <= 16 && trunk.codecs().stream().allMatch(codec -> codec.matches(
                "[A-Za-z0-9.-]{1,32}")), "codecs", "must be RTP names such as PCMA");
    }

    private void route(Tenant tenant, RouteSettings route, Faults faults) {
        pattern(route.pattern(), "pattern", faults);
        RouteSettings.Rewriting rewrite = route.rewrite();
        faults.unless(within(rewrite.strip(), 0, 32), "strip", "must be 0 to 32");
        faults.unless(DIALLED.matcher(rewrite.prepend()).matches(), "prepend", "must be up to 32 of 0-9 + * #");
        faults.unless(rewrite.match().length() <= 128 && rewrite.replacement().length() <= 64, "match",
                "must have up to 128 characters, replacement up to 64");
        try {
            Pattern.compile(rewrite.match());
        } catch (PatternSyntaxException broken) {
            faults.unless(false, "match", "is no regular expression: " + broken.getDescription());
        }
        faults.unless(within(route.ringSeconds(), 5, 600), "ringSeconds", "must be 5 to 600");
        faults.unless(!route.choices().isEmpty() && route.choices().size() <= 16, "trunks", "must be 1 to 16");
        for (RouteSettings.Choice choice : route.choices()) {
            faults.unless(store.find(TrunkSettings.class, tenant, choice.trunk()).isPresent(), "trunks",
                    "there is no trunk " + choice.trunk());
            faults.unless(within(choice.priority(), 0, 65_535) && within(choice.weight(), 0, 65_535), "trunks",
                    "priority and weight must be 0 to 65535");
        }
    }

    private void number(Tenant tenant, String name, NumberSettings number, Faults faults) {
        pattern(name, "number", faults);
        boolean plain = name.matches("[0-9]{2,18}");
        faults.unless(number.match() == NumberSettings.Match.PATTERN || plain, "number",
                "must be digits only, with country code and without +");
        for (String trunk : number.trunks()) {
            faults.unless(store.find(TrunkSettings.class, tenant, trunk).isPresent(), "trunks",
                    "there is no trunk " + trunk);
        }
        faults.unless(inside().isOurs(tenant, number.extension()), "extension", "there is no such number in the house");
    }

    private InsideRules inside() {
        return new InsideRules(directory.current(), store);
    }

    private void screening(Tenant tenant, String name, Screening screening, Faults faults) {
        if (!name.equals(Screening.HOUSE)) {
            extension(tenant, name, "extension", faults);
        }
        faults.unless(screening.blocked().size() <= MOST_BLOCKED, "blocked", "must be up to " + MOST_BLOCKED);
        screening.blocked().forEach(block -> pattern(block.pattern(), "blocked", faults));
    }

    private void extension(Tenant tenant, String number, String field, Faults faults) {
        faults.unless(directory.current().find(tenant, number).isPresent(), field, "there is no such extension");
    }

    private static void pattern(String text, String field, Faults faults) {
        try {
            DialPattern.of(text);
        } catch (IllegalArgumentException broken) {
            faults.unless(false, field, broken.getMessage());
        }
    }

    private static boolean within(int value, int least, int most) {
        return value >= least && value <= most;
    }

    /** @throws Conflict when something else needs it */
    void checkUnused(Class<? extends Record> kind, Tenant tenant, String name) {
        if (kind == RingGroupSettings.class || kind == TimeCondition.class
                || HostedNumber.class.isAssignableFrom(kind)) {
            inside().checkUnused(tenant, name);
        }
        if (kind == Webhook.class) {
            for (Stored<Menu> menu : store.all(Menu.class)) {
                boolean asks = menu.settings().choices().contains(new Menu.Choice(Menu.Action.WEBHOOK, name));
                if (asks && menu.tenant().equals(tenant)) {
                    throw new Conflict("webhook " + name + " is asked by menu " + menu.name());
                }
            }
        }
        if (kind == SiteSettings.class) {
            for (Stored<EmergencySettings> emergency : store.all(EmergencySettings.class)) {
                if (emergency.tenant().equals(tenant) && emergency.settings().site().equals(name)) {
                    throw new Conflict("site " + name + " is where the emergency settings say everybody is");
                }
            }
        }
        if (kind != TrunkSettings.class) {
            return;
        }
        for (Stored<EmergencySettings> emergency : store.all(EmergencySettings.class)) {
            if (emergency.tenant().equals(tenant) && emergency.settings().trunks().contains(name)) {
                throw new Conflict("trunk " + name + " is used for calls for help");
            }
        }
        for (Stored<RouteSettings> route : store.all(RouteSettings.class)) {
            boolean uses = route.settings().choices().stream().anyMatch(choice -> choice.trunk().equals(name));
            if (uses && route.tenant().equals(tenant)) {
                throw new Conflict("trunk " + name + " is used by route " + route.name());
            }
        }
    }
}
