package io.carillon.trunk;

import io.carillon.conference.Conference;
import io.carillon.conference.ConferenceRules;
import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.DirectorySnapshot;
import io.carillon.directory.RingStrategy;
import io.carillon.findme.FindMe;
import io.carillon.group.RingGroupSettings;
import io.carillon.hours.OpeningHours.Holiday;
import io.carillon.hours.OpeningHours.Span;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.TimeCondition;
import io.carillon.mailbox.Mailbox;
import io.carillon.mailbox.MailingList;
import io.carillon.menu.Menu;
import io.carillon.menu.MenuRules;
import io.carillon.paging.PageZone;
import io.carillon.queue.CallQueue;
import io.carillon.queue.QueueRules;
import io.carillon.speeddial.SpeedDials;
import io.carillon.trunk.store.OutsideStore;
import io.carillon.webhook.Webhook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What numbers of the house must be like that are no extension. */
record InsideRules(DirectorySnapshot directory, OutsideStore store) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{2,15}");
    private static final Pattern TARGET = Pattern.compile("\\+?[0-9]{2,18}");
    private static final Pattern DIALLED = Pattern.compile("\\+?[0-9*#]{1,32}");
    private static final int MOST_MEMBERS = 32;
    private static final int MOST_TARGETS = 10;
    private static final int MOST_LISTED = 200;
    private static final int MOST_SPANS = 50;
    private static final int MOST_HOLIDAYS = 200;
    private static final int MOST_NAME = 40;

    void group(Tenant tenant, String number, RingGroupSettings group, Faults faults) {
        own(tenant, number, faults);
        free(tenant, number, group, faults);
        faults.unless(isLabel(group.label()), "name", "must be 1 to 80 characters without control characters");
        faults.unless(within(group.ringSeconds(), 5, 300), "ringSeconds", "must be 5 to 300");
        target(number, group.otherwise(), "otherwise", faults);
        List<RingGroupSettings.Member> members = group.members();
        faults.unless(!members.isEmpty() && members.size() <= MOST_MEMBERS, "members", "must be 1 to " + MOST_MEMBERS);
        Set<String> seen = new HashSet<>();
        for (RingGroupSettings.Member member : members) {
            String who = member.number();
            boolean outside = TARGET.matcher(who).matches() && !who.equals(number) && !isOurs(tenant, who);
            faults.unless(directory.find(tenant, who).isPresent() || outside, "members",
                    who + " is neither an extension nor a number outside");
            faults.unless(seen.add(who), "members", who + " is there twice");
            boolean joins = within(member.delaySeconds(), 0, group.ringSeconds() - 1);
            faults.unless(joins, "members", "delaySeconds must be 0 or more and less than ringSeconds");
            faults.unless(member.delaySeconds() == 0 || group.strategy() == RingStrategy.ALL, "members",
                    "delaySeconds is for strategy ALL");
            faults.unless(within(member.weight(), 0, 1_000), "members", "weight must be 0 to 1000");
        }
    }

    void findMe(Tenant tenant, String extension, FindMe findMe, Faults faults) {
        faults.unless(directory.find(tenant, extension).isPresent(), "extension", "there is no such extension");
        faults.unless(within(findMe.ringSeconds(), 5, 180), "ringSeconds", "must be 5 to 180");
        faults.unless(findMe.targets().size() <= MOST_TARGETS, "targets", "must be up to " + MOST_TARGETS);
        Set<String> seen = new HashSet<>(Set.of(extension));
        for (FindMe.Target target : findMe.targets()) {
            String who = target.number();
            boolean reachable = directory.find(tenant, who).isPresent()
                    || TARGET.matcher(who).matches() && !isOurs(tenant, who);
            faults.unless(reachable, "targets", who + " is neither an extension nor a number outside");
            faults.unless(seen.add(who), "targets", who + " is there twice, or is the extension itself");
            faults.unless(within(target.delaySeconds(), 0, findMe.ringSeconds() - 1), "targets",
                    "delaySeconds must be 0 or more and less than ringSeconds");
        }
    }

    void menu(Tenant tenant, String number, Menu menu, Faults faults) {
        own(tenant, number, faults);
        free(tenant, number, menu, faults);
        new MenuRules(tenant, other -> store.find(Menu.class, tenant, other).isPresent(),
                webhook -> store.find(Webhook.class, tenant, webhook).isPresent())
                .check(number, menu, faults::unless);
    }

    void conference(Tenant tenant, String number, Conference room, Faults faults) {
        own(tenant, number, faults);
        free(tenant, number, room, faults);
        ConferenceRules.check(room, faults::unless);
    }

    void zone(Tenant tenant, String number, PageZone zone, Faults faults) {
        own(tenant, number, faults);
        free(tenant, number, zone, faults);
        faults.unless(isLabel(zone.title()), "title", "must be 1 to 80 characters without control characters");
        faults.unless(within(zone.maxSeconds(), 5, 3_600), "maxSeconds", "must be 5 to 3600");
        faults.unless(zone.everybody() || !zone.members().isEmpty() || !zone.multicast().isEmpty(), "members",
                "are needed, or everybody, or multicast");
        faults.unless(zone.multicast().isEmpty() || PageZone.isGroup(zone.multicast()), "multicast",
                "must be an address of 224.0.1.0 to 239.255.255.255 and a port from 1024, like 239.255.1.1:5004");
        faults.unless(PageZone.CODECS.contains(zone.multicastCodec()), "multicastCodec", "must be PCMU, PCMA or G722");
        extensions(tenant, zone.members(), "members", faults);
        extensions(tenant, zone.callers(), "callers", faults);
    }

    private void extensions(Tenant tenant, List<String> numbers, String field, Faults faults) {
        faults.unless(numbers.size() <= MOST_LISTED, field, "must be up to " + MOST_LISTED);
        for (String number : numbers) {
            faults.unless(directory.find(tenant, number).isPresent(), field, number + " is no extension");
        }
    }

    void list(Tenant tenant, String number, MailingList list, Faults faults) {
        own(tenant, number, faults);
        free(tenant, number, list, faults);
        faults.unless(isLabel(list.title()), "name", "must be 1 to 80 characters without control characters");
        new MailboxRules(directory, faults).list(tenant, list);
    }

    void queue(Tenant tenant, String number, CallQueue queue, Faults faults) {
        own(tenant, number, faults);
        free(tenant, number, queue, faults);
        new QueueRules(other -> isOurs(tenant, other), other -> directory.find(tenant, other).isPresent())
                .check(number, queue, faults::unless);
    }

    void speedDials(Tenant tenant, String whose, SpeedDials dials, Faults faults) {
        boolean somebody = whose.equals(SpeedDials.HOUSE) || directory.find(tenant, whose).isPresent();
        faults.unless(somebody, "extension", "there is no such extension");
        dials.numbers().forEach((code, number) -> {
            faults.unless(code.matches("[0-9]{2}"), "numbers", "code " + code + " must be two digits");
            faults.unless(DIALLED.matcher(number).matches(), "numbers",
                    "what code " + code + " stands for must be up to 32 of 0-9 * #, with + before");
        });
    }

    void condition(Tenant tenant, String number, TimeCondition condition, Faults faults) {
        own(tenant, number, faults);
        free(tenant, number, condition, faults);
        faults.unless(isLabel(condition.label()), "name", "must be 1 to 80 characters without control characters");
        target(number, condition.open(), "open", faults);
        target(number, condition.closed(), "closed", faults);
        hours(condition.hours().spans(), faults);
        List<Holiday> holidays = condition.hours().holidays();
        faults.unless(holidays.size() <= MOST_HOLIDAYS, "holidays", "must be up to " + MOST_HOLIDAYS);
        for (Holiday holiday : holidays) {
            faults.unless(isLabel(holiday.name()) && holiday.name().length() <= MOST_NAME, "holidays",
                    "name must be 1 to " + MOST_NAME + " characters without control characters");
            faults.unless(holiday.yearly() || !holiday.to().isBefore(holiday.from()), "holidays",
                    holiday.name() + " ends before it begins");
            faults.unless(within(holiday.from().getYear(), 1, 9999) && within(holiday.to().getYear(), 1, 9999),
                    "holidays", "years must be 1 to 9999");
        }
        faults.unless(condition.switchers().size() <= MOST_MEMBERS, "switchers", "must be up to " + MOST_MEMBERS);
        for (String switcher : condition.switchers()) {
            faults.unless(directory.find(tenant, switcher).isPresent(), "switchers", switcher + " is no extension");
        }
    }

    /** Weekly hours. */
    static void hours(List<Span> spans, Faults faults) {
        faults.unless(spans.size() <= MOST_SPANS, "hours", "must be up to " + MOST_SPANS);
        for (Span span : spans) {
            faults.unless(!span.days().isEmpty(), "hours", "days are needed");
            boolean ofTheDay =
                    within(span.from(), 0, OpeningHours.DAY - 1) && within(span.to(), 0, OpeningHours.DAY);
            faults.unless(ofTheDay, "hours", "times must be 00:00 to 24:00");
        }
    }

    /** A number that nobody else in the house has. */
    private void own(Tenant tenant, String number, Faults faults) {
        faults.unless(NUMBER.matcher(number).matches(), "number", "must be 2 to 15 digits");
        faults.unless(directory.find(tenant, number).isEmpty(), "number", "is an extension");
    }

    /** A number belongs to one thing of the house. */
    private void free(Tenant tenant, String number, Record settings, Faults faults) {
        boolean taken = store.kindOfNumber(tenant, number).filter(kind -> kind != settings.getClass()).isPresent();
        faults.unless(!taken, "number", "is taken already");
    }

    private static void target(String number, String target, String field, Faults faults) {
        boolean good = target.isEmpty() || Mailbox.isDirect(target)
                || TARGET.matcher(target).matches() && !target.equals(number);
        faults.unless(good, field, "must be another number of 2 to 18 digits, with + before, or "
                + Mailbox.DIRECT + " and the number of a mailbox, or empty");
    }

    private static boolean isLabel(String label) {
        return !label.isBlank() && label.length() <= 80 && label.chars().noneMatch(Character::isISOControl);
    }

    private static boolean within(int value, int least, int most) {
        return value >= least && value <= most;
    }

    /** Whether somebody in the house has this number. */
    boolean isOurs(Tenant tenant, String number) {
        return directory.find(tenant, number).isPresent()
                || store.kindOfNumber(tenant, number).isPresent()
                || Mailbox.isDirect(number) && isOurs(tenant, number.substring(Mailbox.DIRECT.length()));
    }

    /** @throws Conflict when calls from outside reach it */
    void checkUnused(Tenant tenant, String number) {
        for (Stored<NumberSettings> outside : store.all(NumberSettings.class)) {
            if (outside.tenant().equals(tenant) && outside.settings().extension().equals(number)) {
                throw new Conflict(number + " is what the outside number " + outside.name() + " reaches");
            }
        }
    }
}
