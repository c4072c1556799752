package org.factbot.testing;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.factbot.preview.Fault;
import org.factbot.preview.LocalTelegram;
import org.factbot.preview.People;
import org.factbot.preview.Request;

/**
 * A {@link LocalTelegram} on a free port whose failures are scripted. Rules are tried in the order they were given; each is
 * used up after its count. Thread-safe.
 *
 * <pre>{@code
 * api.on("sendMessage").times(2).meets(Fault.tooManyRequests(3));
 * api.on("getUpdates").always().meets(Fault.badGateway());
 * api.on("sendMessage").where(r -> r.parameters().path("chat_id").asLong() == 7).meets(Fault.droppedAfterAccepting());
 * }</pre>
 */
public final class FakeBotApi implements AutoCloseable {
    private final LocalTelegram telegram;
    private final List<Rule> rules = new ArrayList<>();

    public FakeBotApi(Clock clock) throws IOException {
        telegram = new LocalTelegram(clock).start(0);
        telegram.intercept(this::faultFor);
    }

    public LocalTelegram telegram() {
        return telegram;
    }

    public People people() {
        return telegram.people();
    }

    public URI url() {
        return telegram.apiUrl();
    }

    public String token() {
        return telegram.token();
    }

    /** Begins a rule for the next call of a method, spelt as Telegram spells it. */
    public Rule on(String method) {
        return new Rule(method);
    }

    /** Ends all trouble. */
    public void heal() {
        synchronized (rules) {
            rules.clear();
        }
    }

    private Optional<Fault> faultFor(Request request) {
        synchronized (rules) {
            for (Rule rule : rules) {
                if (rule.left > 0 && rule.method.equals(request.method()) && rule.condition.test(request)) {
                    rule.left--;
                    return Optional.of(rule.fault);
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        telegram.close();
    }

    /** Which calls meet which fault; in force once {@link #meets} was called. */
    public final class Rule {
        private final String method;
        private Predicate<Request> condition = request -> true;
        private int left = 1;
        private Fault fault;

        private Rule(String method) {
            this.method = method;
        }

        public Rule times(int count) {
            left = count;
            return this;
        }

        public Rule always() {
            return times(Integer.MAX_VALUE);
        }

        public Rule where(Predicate<Request> holds) {
            condition = holds;
            return this;
        }

        public void meets(Fault what) {
            fault = what;
            synchronized (rules) {
                rules.add(this);
            }
        }
    }
}
