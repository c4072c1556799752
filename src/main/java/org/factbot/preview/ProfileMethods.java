package org.factbot.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The methods about the bot itself: its texts, its commands, its webhook. Call under the lock of the world. */
final class ProfileMethods {
    private static final int MOST_COMMANDS = 100;
    private static final Map<String, Integer> LONGEST =
            Map.of("name", 64, "description", 512, "short_description", 120);

    private final World world;

    ProfileMethods(World world) {
        this.world = world;
    }

    JsonNode setText(String what, Parameters p) {
        String text = p.text(what);
        if (text.codePoints().count() > LONGEST.get(what)) {
            throw Refusal.badRequest("bot " + what.replace('_', ' ') + " is too long");
        }
        world.bot.text(what, p.text("language_code"), text);
        world.page.add("profile", Json.object());
        return BooleanNode.TRUE;
    }

    ObjectNode getText(String what, Parameters p) {
        String text = world.bot.text(what, p.text("language_code"));
        return Json.object().put(what, what.equals("name") && text.isEmpty() ? world.bot.name() : text);
    }

    JsonNode setCommands(Parameters p) {
        JsonNode commands = p.structure("commands");
        if (!commands.isArray()) {
            throw Refusal.badRequest("can't parse commands JSON array");
        }
        if (commands.size() > MOST_COMMANDS) {
            throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        ArrayNode kept = Json.array();
        for (JsonNode command : commands) {
            String name = command.path("command").asText().replaceFirst("^/", "");
            String text = command.path("description").asText().strip();
            if (!name.matches("[a-z0-9_]{1,32}")) {
                throw Refusal.badRequest("BOT_COMMAND_INVALID");
            }
            if (text.isEmpty() || text.codePoints().count() > 256) {
                throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
            kept.add(Json.object().put("command", name).put("description", text));
        }
        world.bot.commands(p.structure("scope"), p.text("language_code"), kept);
        world.page.add("profile", Json.object());
        return BooleanNode.TRUE;
    }

    JsonNode deleteCommands(Parameters p) {
        world.bot.commands(p.structure("scope"), p.text("language_code"), Json.array());
        world.page.add("profile", Json.object());
        return BooleanNode.TRUE;
    }

    ArrayNode getCommands(Parameters p) {
        return world.bot.commands(p.structure("scope"), p.text("language_code")).deepCopy();
    }

    JsonNode setWebhook(Parameters p) {
        String url = p.text("url");
        if (!url.isEmpty() && !url.startsWith("https://")) {
            throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        world.updates.allow(p.structure("allowed_updates"));
        world.updates.webhook(url, p.flag("drop_pending_updates"));
        return BooleanNode.TRUE;
    }

    JsonNode deleteWebhook(Parameters p) {
        world.updates.webhook("", p.flag("drop_pending_updates"));
        return BooleanNode.TRUE;
    }
}
