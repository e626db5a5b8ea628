package io.carillon.webhook;

import io.carillon.call.Call;
import io.carillon.contract.CallId;
import io.carillon.menu.AnswerReader;
import io.carillon.menu.MenuAnswer;
import io.carillon.menu.MenuPrograms;
import io.carillon.menu.MenuQuestion;
import io.carillon.presence.LiveCalls;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * Asks webhooks what becomes of callers of menus. No call waits for it: what is answered comes to the call as an input, and
 * a call that ends meanwhile takes its question back. Only so many questions are open at a time.
 */
@ApplicationScoped
public class Programs implements MenuPrograms {
    /** Of all webhooks. */
    static final int MOST = 128;
    /** Of one tenant, so that slow programs of one stop no other. */
    static final int MOST_OF_TENANT = 32;
    /** Of one webhook. */
    static final int MOST_EACH = 16;
    /** Seconds that an answer may take. */
    static final String PATIENCE = "carillon.webhook.answer-seconds";
    private static final int USUAL = 5;
    private static final int LONGEST = 15;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/default")
    private ManagedExecutorService executor;

    @EJB
    private OutsideDesk desk;

    @Inject
    private Hooks hooks;

    private final Map<CallId, Open> open = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();
    private Duration patience = Duration.ofSeconds(USUAL);
    private Courier courier;
    private volatile LiveCalls calls;
    private volatile BiConsumer<CallId, String> told = (call, word) -> {};

    /** A question that nobody has answered yet. */
    private record Open(MenuQuestion question, CompletableFuture<byte[]> answer) {}

    /** @throws IllegalArgumentException naming a setting that is wrong */
    @PostConstruct
    void start() {
        patience = Duration.ofSeconds(seconds(System.getProperty(PATIENCE, String.valueOf(USUAL)).strip()));
        courier = new Courier(WebhookRules.ofServer(), executor, clock);
    }

    private static int seconds(String text) {
        if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST) {
            throw new IllegalArgumentException(PATIENCE + " must be 1 to " + LONGEST + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** @param answered is told, for a call, what was answered */
    public void use(LiveCalls live, BiConsumer<CallId, String> answered) {
        calls = live;
        told = answered;
    }

    /** A call has changed; one that is over asks nobody any more. */
    public void changed(Call call) {
        if (call.isOver() && !open.isEmpty()) {
            Open question = open.remove(call.id());
            if (question != null) {
                question.answer().cancel(true);
            }
        }
    }

    /** Questions that nobody has answered yet. */
    public int waiting() {
        return open.size();
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public Optional<String> ask(MenuQuestion question) {
        Open before = open.get(question.call());
        if (before != null && before.question().equals(question)) {
            return Optional.empty();
        }
        Optional<Stored<Webhook>> hook = hooks.find(question.tenant(), question.webhook());
        if (hook.isEmpty()) {
            return Optional.of("there is no such webhook");
        }
        if (!hook.get().settings().enabled()) {
            return Optional.of("it is switched off");
        }
        List<MenuQuestion> waiting = open.values().stream().map(Open::question)
                .filter(one -> one.tenant().equals(question.tenant())).toList();
        long same = waiting.stream().filter(one -> one.webhook().equals(question.webhook())).count();
        if (same >= MOST_EACH || waiting.size() >= MOST_OF_TENANT || open.size() >= MOST) {
            return Optional.of("too many callers wait for an answer");
        }
        send(question, hook.get());
        return Optional.empty();
    }

    private void send(MenuQuestion question, Stored<Webhook> hook) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        Open mine = new Open(question, answer);
        open.put(question.call(), mine);
        answer.whenComplete((body, failed) -> {
            if (open.remove(question.call(), mine)) {
                tell(question, failed == null ? read(question, body) : MenuAnswer.none(question.number(), why(failed)));
            }
        });
        Courier.Told words = new Courier.Told(MenuQuestionJson.TYPE, MenuQuestionJson.id(question),
                MenuQuestionJson.text(question, calls == null ? null : calls.find(question.call()), clock.instant()));
        try {
            executor.execute(() -> send(hook, words, answer));
        } catch (RuntimeException noThread) {
            answer.completeExceptionally(noThread);
        }
    }

    /** Not on the lane of the call: the secret has to be unlocked. */
    private void send(Stored<Webhook> hook, Courier.Told words, CompletableFuture<byte[]> answer) {
        try {
            Optional<String> secret = desk.unseal(
                    hook.tenant(), hook.name(), WebhookDesk.PURPOSE, hook.settings().secret());
            if (secret.isEmpty()) {
                WebhookLog.LOG.secretLost(hook.name(), hook.tenant().name());
                answer.completeExceptionally(new IllegalStateException("its secret cannot be opened"));
                return;
            }
            CompletableFuture<byte[]> asked = courier.ask(hook.settings().url(), secret.get(), words, patience);
            answer.whenComplete((body, over) -> asked.cancel(true));
            asked.whenComplete((body, failed) -> {
                if (failed == null) {
                    answer.complete(body);
                } else {
                    answer.completeExceptionally(failed);
                }
            });
        } catch (RuntimeException broken) {
            answer.completeExceptionally(broken);
        }
    }

    private static MenuAnswer read(MenuQuestion question, byte[] body) {
        return new AnswerReader(question.tenant()).read(question.number(), new String(body, StandardCharsets.UTF_8));
    }

    private String why(Throwable failed) {
        return failed instanceof TimeoutException
                ? "no answer within " + patience.toSeconds() + " s" : Courier.Outcome.failed(failed).trouble();
    }

    /** A call that cannot be told goes on by its own clock. */
    private void tell(MenuQuestion question, MenuAnswer answer) {
        try {
            told.accept(question.call(), answer.text());
        } catch (RuntimeException away) {
            WebhookLog.LOG.debugf("%s is not told %s: %s", question.call(), answer, away);
        }
    }
}
