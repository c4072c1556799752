package org.factbot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * HTTP as we want it: one call is one request, never repeated behind our back; whether a request went out at all is known;
 * and the status of an answer that is no JSON, such as a proxy's page, is kept. Thread-safe.
 */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType JSON_TYPE = MediaType.get("application/json");

    /** Calls at once to the one host there is; OkHttp's 5 would queue answers behind slow ones. */
    private static final int CALLS_AT_ONCE = 64;

    private final OkHttpClient http;
    private final ThreadPoolExecutor threads;

    /** What the two interceptors of one call, which run on one thread, tell each other. */
    private static final class Exchange {
        private boolean wentOut;
        private String retryAfter = "";
    }

    private final ThreadLocal<Exchange> exchange = new ThreadLocal<>();

    /** The request never left; sending it again cannot double it. */
    static final class NotSentException extends IOException {
        private static final long serialVersionUID = 1L;

        NotSentException(IOException cause) {
            super(cause.getClass().getSimpleName(), cause);
        }
    }

    /**
     * Makes a client of its own, sharing nothing with others.
     *
     * @param name of its threads
     * @param read the longest silence while an answer is awaited
     * @param call the longest a call may take as a whole
     */
    Wire(String name, Duration read, Duration call) {
        AtomicInteger count = new AtomicInteger();
        threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread made = new Thread(task, name + "-" + count.incrementAndGet());
            made.setDaemon(true);
            return made;
        });
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(CALLS_AT_ONCE);
        dispatcher.setMaxRequestsPerHost(CALLS_AT_ONCE);
        http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(CALLS_AT_ONCE, 30, TimeUnit.SECONDS))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(read)
                .writeTimeout(Duration.ofSeconds(10))
                .callTimeout(call)
                .pingInterval(Duration.ofSeconds(20))
                .addInterceptor(this::wholeCall)
                .addNetworkInterceptor(this::oneRequest)
                .build();
    }

    OkHttpClient http() {
        return http;
    }

    private Response wholeCall(Interceptor.Chain chain) throws IOException {
        Exchange now = new Exchange();
        exchange.set(now);
        try {
            Response response = chain.proceed(chain.request());
            return response.code() == 200 ? response : withError(response, now);
        } catch (IOException e) {
            throw now.wentOut ? e : new NotSentException(e);
        } finally {
            exchange.remove();
        }
    }

    /** OkHttp repeats a request by itself on 503 with {@code Retry-After: 0}: the header is noted and taken away. */
    private Response oneRequest(Interceptor.Chain chain) throws IOException {
        Exchange now = exchange.get();
        now.wentOut = true;
        Response response = chain.proceed(chain.request());
        now.retryAfter = response.header("Retry-After", "");
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    /** The answer as the Bot API words errors, whoever gave it. */
    private static Response withError(Response response, Exchange now) throws IOException {
        String text = response.body() == null ? "" : response.body().string();
        ObjectNode error = JSON.createObjectNode();
        try {
            JsonNode read = JSON.readTree(text);
            if (read instanceof ObjectNode object && object.has("ok")) {
                error = object;
            }
        } catch (JsonProcessingException e) {
            // a proxy's page: the status says it all
        }
        if (error.isEmpty()) {
            error.put("ok", false).put("error_code", response.code()).put("description", "HTTP " + response.code());
        }
        if (!error.path("parameters").has("retry_after") && now.retryAfter.matches("\\d{1,6}")) {
            error.withObject("/parameters").put("retry_after", Integer.parseInt(now.retryAfter));
        }
        return response.newBuilder()
                .body(ResponseBody.create(error.toString(), JSON_TYPE))
                .build();
    }

    /** Ends all calls under way within milliseconds. */
    void cancelAll() {
        http.dispatcher().cancelAll();
    }

    void close() {
        cancelAll();
        threads.shutdown();
        http.connectionPool().evictAll();
    }
}
