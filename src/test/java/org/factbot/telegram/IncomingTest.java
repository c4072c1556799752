package org.factbot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.factbot.telegram.Updates.ALONE;
import static org.factbot.telegram.Updates.ANN;
import static org.factbot.telegram.Updates.CHANNEL;
import static org.factbot.telegram.Updates.GROUP;
import static org.factbot.telegram.Updates.ME;
import static org.factbot.telegram.Updates.MINE;
import static org.factbot.telegram.Updates.json;
import static org.factbot.telegram.Updates.mentioning;
import static org.factbot.telegram.Updates.message;
import static org.factbot.telegram.Updates.of;
import static org.factbot.telegram.Updates.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IncomingTest {
    private static final UpdateReader READER = new UpdateReader(ME);

    private static Arguments row(String name, JsonNode update, String expected) {
        return Arguments.of(name, update, expected);
    }

    private static String reply(String fields) {
        return "'reply_to_message':{'message_id':9," + fields + "}";
    }

    private static final String BOB = "'from':{'id':6,'is_bot':false}";
    private static final String OTHER_BOT = "'from':{'id':99,'is_bot':true}";
    private static final String ANONYMOUS =
            "'from':{'id':1087968824,'is_bot':true},'sender_chat':{'id':-100,'type':'supergroup'}";
    private static final String AS_CHANNEL =
            "'from':{'id':136817688,'is_bot':true},'sender_chat':{'id':-300,'type':'channel'}";

    static Stream<Arguments> updates() {
        return Stream.of(
                row("private text", message(ALONE, ANN, text("Who?")), "ALONE 'Who?'"),
                row("private with our name", message(ALONE, ANN, mentioning("@FactBot who?")), "ALONE 'who?'"),
                row("private photo", message(ALONE, ANN, "'photo':[]"), "ALONE '' wordless"),
                row("private photo of an album", message(ALONE, ANN, "'photo':[],'media_group_id':'a'"), "ignored"),
                row("private caption", message(ALONE, ANN, "'photo':[],'caption':'Who?'"), "ALONE 'Who?'"),
                row("private service message", message(ALONE, ANN, "'pinned_message':{}"), "ignored"),
                row(
                        "private forward",
                        message(ALONE, ANN, text("It is so"), "'forward_origin':{}"),
                        "ALONE 'It is so'"),
                row(
                        "private reply to own question",
                        message(ALONE, ANN, text("and why?"), reply(ANN + "," + text("Who?"))),
                        "ALONE 'and why?'"),
                row(
                        "private reply to a forward",
                        message(ALONE, ANN, text("true?"), reply(ANN + ",'forward_origin':{}," + text("It is so"))),
                        "ALONE 'true?' about 'It is so'"),
                row(
                        "private topic",
                        message(ALONE, ANN, text("Who?"), "'is_topic_message':true,'message_thread_id':4"),
                        "ALONE 'Who?' topic 4"),
                row("start with a link", message(ALONE, ANN, text("/start f_x")), "command start 'f_x'"),
                row("command in capitals", message(ALONE, ANN, text("/HELP")), "command help ''"),
                row("a path is no command", message(ALONE, ANN, text("/etc/passwd")), "ALONE '/etc/passwd'"),
                row("group chatter", message(GROUP, ANN, text("Who said that?")), "NONE 'Who said that?'"),
                row("group /ask", message(GROUP, ANN, text("/ask Who?")), "COMMAND 'Who?'"),
                row("group /ask@us", message(GROUP, ANN, text("/ask@FactBot Who?")), "COMMAND 'Who?'"),
                row("group /ask@US in capitals", message(GROUP, ANN, text("/ASK@FACTBOT Who?")), "COMMAND 'Who?'"),
                row("group /ask with a line feed", message(GROUP, ANN, text("/ask@FactBot\\nWho?")), "COMMAND 'Who?'"),
                row("group /ask@otherbot", message(GROUP, ANN, text("/ask@OtherBot Who?")), "ignored"),
                row(
                        "group /ask@otherbot naming us",
                        message(GROUP, ANN, mentioning("/ask@OtherBot @FactBot Who?")),
                        "ignored"),
                row(
                        "group /ask@otherbot answering us",
                        message(GROUP, ANN, text("/ask@OtherBot Who?"), reply(MINE)),
                        "ignored"),
                row("group /asking", message(GROUP, ANN, text("/asking Who?")), "command asking 'Who?'"),
                row(
                        "group command as code",
                        message(GROUP, ANN, text("/ask Who?"), "'entities':[{'type':'code','offset':0,'length':4}]"),
                        "NONE '/ask Who?'"),
                row("group command in the middle", message(GROUP, ANN, text("try /ask Who?")), "NONE 'try /ask Who?'"),
                row("mention first", message(GROUP, ANN, mentioning("@FactBot who?")), "MENTION 'who?'"),
                row("mention last", message(GROUP, ANN, mentioning("who, @FACTBOT")), "MENTION 'who,'"),
                row(
                        "mention after emoji, counted in UTF-16",
                        message(GROUP, ANN, mentioning("😀👍🏽 @FactBot who?")),
                        "MENTION '😀👍🏽   who?'"),
                row(
                        "mention by id",
                        message(
                                GROUP,
                                ANN,
                                text("Bot, who?"),
                                "'entities':[{'type':'text_mention','offset':0,'length':3,'user':{'id':777}}]"),
                        "MENTION ', who?'"),
                row(
                        "mention of somebody else by id",
                        message(
                                GROUP,
                                ANN,
                                text("Bob, who?"),
                                "'entities':[{'type':'text_mention','offset':0,'length':3,'user':{'id':6}}]"),
                        "NONE 'Bob, who?'"),
                row(
                        "mention of a longer name",
                        message(
                                GROUP,
                                ANN,
                                text("@FactBot2 who?"),
                                "'entities':[{'type':'mention','offset':0,'length':9}]"),
                        "NONE '@FactBot2 who?'"),
                row(
                        "our name in an e-mail",
                        message(
                                GROUP,
                                ANN,
                                text("write to me@FactBot.org"),
                                "'entities':[{'type':'email','offset':9,'length':14}]"),
                        "NONE 'write to me@FactBot.org'"),
                row(
                        "our name in a link",
                        message(
                                GROUP,
                                ANN,
                                text("https://t.me/@FactBot"),
                                "'entities':[{'type':'url','offset':0,'length':21}]"),
                        "NONE 'https://t.me/@FactBot'"),
                row("our name without an entity", message(GROUP, ANN, text("@FactBot who?")), "NONE '@FactBot who?'"),
                row(
                        "entities out of range",
                        message(
                                GROUP,
                                ANN,
                                text("@FactBot who?"),
                                "'entities':[{'type':'mention','offset':0,'length':800},{'type':'mention',"
                                        + "'offset':-3,'length':8},{'type':'mention','offset':9223372036854775807,"
                                        + "'length':9223372036854775807},{},7]"),
                        "NONE '@FactBot who?'"),
                row(
                        "mention in a caption",
                        message(
                                GROUP,
                                ANN,
                                "'photo':[],'caption':'@FactBot who?',"
                                        + "'caption_entities':[{'type':'mention','offset':0,'length':8}]"),
                        "MENTION 'who?'"),
                row("/ask in a caption", message(GROUP, ANN, "'photo':[],'caption':'/ask who?'"), "COMMAND 'who?'"),
                row(
                        "album part with the caption",
                        message(GROUP, ANN, "'media_group_id':'a','caption':'/ask who?'"),
                        "COMMAND 'who?' album a"),
                row("album part without one", message(GROUP, ANN, "'media_group_id':'a','photo':[]"), "ignored"),
                row(
                        "reply to us",
                        message(GROUP, ANN, text("why?"), reply(MINE + "," + text("It is so"))),
                        "REPLY 'why?'"),
                row(
                        "reply to us shows the fact",
                        message(
                                GROUP,
                                ANN,
                                text("why?"),
                                reply(MINE + ",'reply_markup':{'inline_keyboard':"
                                        + "[[{'callback_data':'1:s:opened:en'},{'callback_data':'1:m:opened:en'}],"
                                        + "[{'callback_data':'1:f:mayor:en'}],[{'url':'https://x'}]]}")),
                        "REPLY 'why?' shown [opened]"),
                row("reply to another bot", message(GROUP, ANN, text("why?"), reply(OTHER_BOT)), "NONE 'why?'"),
                row(
                        "reply to our inline message, sent by Bob",
                        message(GROUP, ANN, text("why?"), reply(BOB + ",'via_bot':{'id':777}," + text("So"))),
                        "NONE 'why?' about 'So'"),
                row(
                        "mention answering Bob",
                        message(GROUP, ANN, mentioning("@FactBot true?"), reply(BOB + "," + text("It is so"))),
                        "MENTION 'true?' about 'It is so'"),
                row(
                        "bare mention answering Bob's caption",
                        message(GROUP, ANN, mentioning("@FactBot"), reply(BOB + ",'caption':'It is so'")),
                        "MENTION '' about 'It is so'"),
                row(
                        "/ask answering Bob",
                        message(GROUP, ANN, text("/ask@FactBot"), reply(BOB + "," + text("It is so"))),
                        "COMMAND '' about 'It is so'"),
                row(
                        "/ask about a part of Bob's words",
                        message(
                                GROUP,
                                ANN,
                                text("/ask"),
                                reply(BOB + "," + text("Well. It is so")),
                                "'quote':{'text':'so'}"),
                        "COMMAND '' about 'so'"),
                row(
                        "forum topic",
                        message(GROUP, ANN, text("/ask who?"), "'is_topic_message':true,'message_thread_id':44"),
                        "COMMAND 'who?' topic 44"),
                row(
                        "reply thread that is no topic",
                        message(GROUP, ANN, text("/ask who?"), "'message_thread_id':44"),
                        "COMMAND 'who?'"),
                row(
                        "topic opened by us is no reply to us",
                        message(
                                GROUP,
                                ANN,
                                text("who?"),
                                "'is_topic_message':true,'message_thread_id':9",
                                reply(MINE + ",'forum_topic_created':{}")),
                        "NONE 'who?' topic 9"),
                row(
                        "topic root without its service field",
                        message(GROUP, ANN, text("who?"), "'is_topic_message':true,'message_thread_id':9", reply(MINE)),
                        "NONE 'who?' topic 9"),
                row("anonymous admin", message(GROUP, ANONYMOUS, text("/ask who?")), "COMMAND 'who?' by c-100"),
                row("channel identity", message(GROUP, AS_CHANNEL, text("/ask who?")), "COMMAND 'who?' by c-300"),
                row("another bot", message(GROUP, OTHER_BOT, text("/ask who?")), "ignored"),
                row("ourselves", message(GROUP, MINE, text("/ask who?")), "ignored"),
                row("through us", message(GROUP, ANN, text("/ask who?"), "'via_bot':{'id':777}"), "ignored"),
                row(
                        "through another bot",
                        message(GROUP, ANN, text("/ask who?"), "'via_bot':{'id':99}"),
                        "COMMAND 'who?'"),
                row(
                        "automatic forward",
                        message(GROUP, AS_CHANNEL, mentioning("@FactBot who?"), "'is_automatic_forward':true"),
                        "ignored"),
                row(
                        "comment on an automatic forward",
                        message(
                                GROUP,
                                ANN,
                                mentioning("@FactBot true?"),
                                reply("'is_automatic_forward':true," + AS_CHANNEL + "," + text("It is so"))),
                        "MENTION 'true?' about 'It is so'"),
                row(
                        "forwarded into a group",
                        message(GROUP, ANN, mentioning("@FactBot who?"), "'forward_origin':{}"),
                        "ignored"),
                row("group grown into a supergroup", message(GROUP, ANN, "'migrate_to_chat_id':-1001"), "ignored"),
                row("channel post", of("channel_post", CHANNEL, text("News of the day")), "NONE 'News of the day'"),
                row(
                        "channel post naming us",
                        of("channel_post", CHANNEL, mentioning("@FactBot who?")),
                        "MENTION 'who?'"),
                row("channel post with /ask", of("channel_post", CHANNEL, text("/ask@FactBot who?")), "COMMAND 'who?'"),
                row(
                        "channel's direct messages",
                        message(
                                "'chat':{'id':-400,'type':'supergroup','is_direct_messages':true},"
                                        + "'direct_messages_topic':{'topic_id':12}",
                                ANN,
                                text("who?")),
                        "ALONE 'who?' direct 12"),
                row(
                        "the channel answers its reader",
                        message(
                                "'chat':{'id':-400,'type':'supergroup','is_direct_messages':true}",
                                AS_CHANNEL,
                                text("We do not know")),
                        "ignored"),
                row(
                        "edit",
                        of("edited_message", GROUP, ANN, text("/ask who?"), "'edit_date':1060"),
                        "COMMAND 'who?' edited after 60"),
                row(
                        "edited channel post",
                        of("edited_channel_post", CHANNEL, mentioning("@FactBot who?")),
                        "MENTION 'who?' edited"),
                row("no chat", message(ANN, text("who?")), "ignored"),
                row(
                        "chat of an unknown type",
                        message("'chat':{'id':1,'type':'planet'}", ANN, text("who?")),
                        "ignored"),
                row("chat id as text", message("'chat':{'id':'1','type':'private'}", ANN, text("who?")), "ignored"),
                row("text as a number", message(ALONE, ANN, "'text':7"), "ignored"),
                row("no sender", message(GROUP, text("/ask who?")), "COMMAND 'who?' by nobody"),
                row("unknown kind", json("{'update_id':1,'poll':{}}"), "ignored"),
                row("nothing", json("{}"), "ignored"),
                row("message of another form", json("{'message':[1]}"), "ignored"),
                row("joined as member", member("left", "member"), "joined"),
                row("joined as admin", member("kicked", "administrator"), "joined as admin"),
                row("made admin", member("member", "administrator"), "ignored"),
                row("kicked", member("member", "kicked"), "ignored"),
                row(
                        "guest",
                        of("guest_message", GROUP, ANN, mentioning("@FactBot who?"), "'guest_query_id':'g1'"),
                        "guest 'who?'"),
                row("guest without an id", of("guest_message", GROUP, ANN, mentioning("@FactBot who?")), "ignored"));
    }

    private static JsonNode member(String before, String now) {
        return json("{'my_chat_member':{" + GROUP + "," + ANN + ",'old_chat_member':{'status':'" + before
                + "'},'new_chat_member':{'status':'" + now + "'}}}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("updates")
    void isUnderstood(String name, JsonNode update, String expected) {
        assertThat(described(READER.read(update))).isEqualTo(expected);
    }

    @Test
    void largeNumbersStayWhole() {
        Incoming incoming = READER.read(message(
                "'chat':{'id':-1009007199254740993,'type':'supergroup'}",
                "'message_id':9007199254740993",
                ANN,
                text("/ask who?")));
        assertThat(((Incoming.Asked) incoming).place().message())
                .isEqualTo(new Call.MessageKey(-1009007199254740993L, 9007199254740993L));
    }

    private static String described(Incoming incoming) {
        return incoming.fold(new Incoming.Visitor<>() {
            @Override
            public String asked(Incoming.Asked asked) {
                StringBuilder text = new StringBuilder(asked.address() + " '" + asked.text() + "'");
                asked.about()
                        .ifPresent(
                                words -> text.append(" about '").append(words).append("'"));
                text.append(asked.shown().isEmpty() ? "" : " shown " + asked.shown());
                asked.place().topic().ifPresent(topic -> text.append(" topic ").append(topic));
                asked.place()
                        .directTopic()
                        .ifPresent(topic -> text.append(" direct ").append(topic));
                asked.album().ifPresent(album -> text.append(" album ").append(album));
                text.append(asked.wordless() ? " wordless" : "");
                String by = asked.person().key();
                boolean channel = asked.place().surface() == Incoming.Surface.CHANNEL;
                text.append(by.equals("u5") || channel ? "" : " by " + (by.isEmpty() ? "nobody" : by));
                asked.edit()
                        .ifPresent(edit -> text.append(" edited")
                                .append(edit.after()
                                        .map(after -> " after " + after.toSeconds())
                                        .orElse("")));
                return text.toString();
            }

            @Override
            public String commanded(Incoming.Commanded commanded) {
                return "command " + commanded.name() + " '" + commanded.argument() + "'";
            }

            @Override
            public String pressed(Incoming.Pressed pressed) {
                return "pressed";
            }

            @Override
            public String inlineAsked(Incoming.InlineAsked asked) {
                return "inline";
            }

            @Override
            public String guestAsked(Incoming.GuestAsked asked) {
                return "guest '" + asked.text() + "'";
            }

            @Override
            public String joined(Incoming.Joined joined) {
                return joined.asAdmin() ? "joined as admin" : "joined";
            }

            @Override
            public String ignored(Incoming.Ignored ignored) {
                return "ignored";
            }
        });
    }
}
