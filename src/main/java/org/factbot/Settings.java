package org.factbot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the environment says, read once. Immutable. The token never prints.
 *
 * @param token      of the bot; empty: the preview is served
 * @param apiUrl     the Bot API server
 * @param knowledge  the knowledge folder
 * @param state      the folder of the state database
 * @param operators  chat ids that may use operator commands
 * @param http       where health and metrics are served
 */
record Settings(
        Optional<Token> token, URI apiUrl, Path knowledge, Path state, Set<Long> operators, InetSocketAddress http) {
    private static final Pattern TOKEN = Pattern.compile("\\d{1,20}:[A-Za-z0-9_-]{20,100}");
    private static final String OFFICIAL = "https://api.telegram.org";

    /** A secret that prints as a mask. */
    record Token(String value) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** What is wrong with the environment, all of it. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;
        private final transient List<String> faults;

        Unfit(List<String> faults) {
            super(String.join("\n", faults));
            this.faults = List.copyOf(faults);
        }

        List<String> faults() {
            return faults;
        }
    }

    static Settings of(Map<String, String> environment) throws Unfit {
        List<String> faults = new ArrayList<>();
        Optional<Token> token = token(environment, faults);
        URI apiUrl = apiUrl(environment.getOrDefault("TELEGRAM_API_URL", ""), faults);
        Path knowledge = Path.of(or(environment, "FACTBOT_KNOWLEDGE", "knowledge"));
        Path state = Path.of(or(environment, "FACTBOT_STATE", "state"));
        Set<Long> operators = operators(environment.getOrDefault("FACTBOT_OPERATORS", ""), faults);
        InetSocketAddress http = http(or(environment, "FACTBOT_HTTP", "127.0.0.1:8081"), faults);
        if (!faults.isEmpty()) {
            throw new Unfit(faults);
        }
        return new Settings(token, apiUrl, knowledge, state, operators, http);
    }

    private static String or(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static Optional<Token> token(Map<String, String> environment, List<String> faults) {
        String value = environment.getOrDefault("TELEGRAM_BOT_TOKEN", "").strip();
        String file = environment.getOrDefault("TELEGRAM_BOT_TOKEN_FILE", "").strip();
        if (!value.isEmpty() && !file.isEmpty()) {
            faults.add("TELEGRAM_BOT_TOKEN and TELEGRAM_BOT_TOKEN_FILE are both set; keep one of them");
            return Optional.empty();
        }
        if (!file.isEmpty()) {
            try {
                value = Files.readString(Path.of(file)).strip();
            } catch (IOException | java.nio.file.InvalidPathException e) {
                faults.add("TELEGRAM_BOT_TOKEN_FILE cannot be read: " + file + "; check the path and its rights");
                return Optional.empty();
            }
            if (value.isEmpty()) {
                faults.add("TELEGRAM_BOT_TOKEN_FILE is empty: " + file + "; put the token in it");
                return Optional.empty();
            }
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!TOKEN.matcher(value).matches()) {
            faults.add("the bot token does not look like 123456:ABC…; copy it again from BotFather");
            return Optional.empty();
        }
        return Optional.of(new Token(value));
    }

    private static URI apiUrl(String value, List<String> faults) {
        String text = value.isBlank() ? OFFICIAL : value.strip();
        try {
            URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && (url.getPath() == null || url.getPath().isEmpty())) {
                return url;
            }
        } catch (IllegalArgumentException notUrl) {
            // Told below, with the form that is wanted.
        }
        faults.add("TELEGRAM_API_URL is no http(s)://host:port: " + text + "; leave it unset for the official server");
        return URI.create(OFFICIAL);
    }

    private static Set<Long> operators(String value, List<String> faults) {
        Set<Long> ids = new TreeSet<>();
        for (String id : value.split("[,\\s]+")) {
            try {
                if (!id.isBlank()) {
                    ids.add(Long.parseLong(id));
                }
            } catch (NumberFormatException e) {
                faults.add("FACTBOT_OPERATORS holds '" + id + "', which is no chat id; list numbers with commas");
            }
        }
        return ids;
    }

    private static InetSocketAddress http(String value, List<String> faults) {
        int colon = value.lastIndexOf(':');
        try {
            int port = Integer.parseInt(value.substring(colon + 1));
            if (colon > 0 && port >= 0 && port <= 65_535) {
                return new InetSocketAddress(value.substring(0, colon), port);
            }
        } catch (NumberFormatException e) {
            // Told below, with the form that is wanted.
        }
        faults.add("FACTBOT_HTTP is no host:port: " + value + "; the default is 127.0.0.1:8081");
        return new InetSocketAddress("127.0.0.1", 0);
    }
}
