package org.factbot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said to Telegram before the first poll. Having no network only makes it wait. */
final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    /** A network that takes longer is slow, and no reason to keep everything else waiting. */
    private static final Duration ONE_LOOK = Duration.ofSeconds(5);

    private final BotApi api;
    private final Ending ending;
    private final Timing timing;
    private final RandomGenerator random;

    Startup(BotApi api, Ending ending, Timing timing, RandomGenerator random) {
        this.api = api;
        this.ending = ending;
        this.timing = timing;
        this.random = random;
    }

    /** Asks once; false also where nobody could be asked. */
    boolean isTokenRefused() {
        return api.call("getMe", BotApi.parameters(), ONE_LOOK) instanceof ApiResult.Refused refused
                && isOfTheToken(refused);
    }

    private static boolean isOfTheToken(ApiResult.Refused refused) {
        boolean token = refused.code() == 401 || refused.code() == 404;
        if (token) {
            LOG.error(
                    "event=token-refused code={} advice=\"check the bot token: @BotFather shows it and can make a new"
                            + " one\"",
                    refused.code());
        }
        return token;
    }

    /** Asks who we are until there is an answer; empty if the bot ends before. */
    Optional<Me> meet() {
        for (int failures = 0; !ending.isSaid(); failures++) {
            Optional<JsonNode> result = result("getMe", BotApi.parameters(), failures);
            if (result.isPresent()) {
                JsonNode me = result.get();
                Me bot = new Me(
                        me.path("id").asLong(),
                        me.path("username").asText(""),
                        me.path("can_read_all_group_messages").asBoolean(false),
                        me.path("supports_inline_queries").asBoolean(false),
                        me.path("supports_guest_queries").asBoolean(false));
                LOG.info(
                        "event=met bot={} reads_all_group_messages={} inline={} guest={}",
                        bot.username(),
                        bot.readsAllGroupMessages(),
                        bot.takesInlineQueries(),
                        bot.takesGuestQueries());
                if (!bot.readsAllGroupMessages()) {
                    LOG.info(
                            "event=privacy-mode advice=\"in groups the bot hears commands and replies only; for mentions"
                                    + " switch privacy mode off at @BotFather and add the bot anew\"");
                }
                return Optional.of(bot);
            }
        }
        return Optional.empty();
    }

    /** A webhook left by another program would keep every poll away; what it has not fetched stays for us. */
    void removeWebhook() {
        for (int failures = 0; !ending.isSaid(); failures++) {
            Optional<JsonNode> info = result("getWebhookInfo", BotApi.parameters(), failures);
            if (info.isEmpty()) {
                continue;
            }
            LOG.info(
                    "event=queue pending={}",
                    info.get().path("pending_update_count").asInt());
            if (info.get().path("url").asText("").isEmpty()) {
                return;
            }
            ApiResult removed = api.call("deleteWebhook", BotApi.parameters().put("drop_pending_updates", false));
            LOG.warn("event=webhook-removed result={}", removed.label());
            return; // if it did not work, the poller meets it as a 409
        }
    }

    /** The result of a call, or empty after having waited as the failure demands. */
    private Optional<JsonNode> result(String method, ObjectNode parameters, int failures) {
        ApiResult result = api.call(method, parameters);
        return result.tell(new ApiResult.Listener<>() {
            @Override
            public Optional<JsonNode> ok(ApiResult.Ok ok) {
                return Optional.of(ok.result());
            }

            @Override
            public Optional<JsonNode> refused(ApiResult.Refused refused) {
                if (isOfTheToken(refused)) {
                    ending.end(Ending.CONFIGURATION);
                    return Optional.empty();
                }
                return waitAfter(
                        String.valueOf(refused.code()), refused.retryAfter().orElse(Duration.ZERO));
            }

            @Override
            public Optional<JsonNode> ambiguous(ApiResult.Ambiguous ambiguous) {
                return waitAfter(ambiguous.why(), Duration.ZERO);
            }

            @Override
            public Optional<JsonNode> unreachable(ApiResult.Unreachable unreachable) {
                return waitAfter(unreachable.why(), Duration.ZERO);
            }

            private Optional<JsonNode> waitAfter(String cause, Duration atLeast) {
                Duration wait = Timing.longer(timing.pollBackoff(failures, random), atLeast);
                LOG.warn("event=start-retry method={} cause={} wait_ms={}", method, cause, wait.toMillis());
                ending.pause(wait);
                return Optional.empty();
            }
        });
    }

    /** Sets what differs and nothing else, as these calls are tightly limited; a failure leaves the rest for next time. */
    void introduce(Profile profile) {
        for (Profile.Commands menu : profile.commands()) {
            ObjectNode parameters = BotApi.parameters();
            parameters.putObject("scope").put("type", menu.scope());
            menu.language().ifPresent(language -> parameters.put("language_code", language));
            ArrayNode wanted = BotApi.parameters().putArray("commands");
            menu.commands()
                    .forEach(command -> wanted.addObject()
                            .put("command", command.name())
                            .put("description", command.description()));
            if (!same("getMyCommands", "setMyCommands", parameters, "commands", wanted)) {
                return;
            }
        }
        for (Profile.Description text : profile.descriptions()) {
            ObjectNode parameters = BotApi.parameters();
            text.language().ifPresent(language -> parameters.put("language_code", language));
            if (!describe("Description", "description", parameters, text.whole())
                    || !describe("ShortDescription", "short_description", parameters, text.brief())) {
                return;
            }
        }
    }

    private boolean describe(String name, String key, ObjectNode parameters, String text) {
        JsonNode wanted = BotApi.parameters().put(key, text).path(key);
        return same("getMy" + name, "setMy" + name, parameters, key, wanted);
    }

    /** Whether Telegram now has what we want; as little as it takes is said. */
    private boolean same(String get, String set, ObjectNode parameters, String key, JsonNode wanted) {
        ApiResult present = ending.isSaid() ? new ApiResult.Unreachable("ending") : api.call(get, parameters);
        if (!(present instanceof ApiResult.Ok ok)) {
            LOG.warn("event=profile-left method={} result={}", get, present.label());
            return false;
        }
        JsonNode found = ok.result().isArray() ? ok.result() : ok.result().path(key);
        if (found.equals(wanted)) {
            return true;
        }
        ObjectNode changed = parameters.deepCopy();
        changed.set(key, wanted);
        ApiResult result = api.call(set, changed);
        LOG.info("event=profile-set method={} result={}", set, result.label());
        return result instanceof ApiResult.Ok;
    }
}
