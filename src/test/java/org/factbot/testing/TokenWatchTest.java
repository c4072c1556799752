package org.factbot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TokenWatchTest {
    @Test
    void aTokenIsKnownByItsForm() {
        assertThat(TokenWatch.holdsToken("POST /bot" + ScriptedBotApi.TOKEN + "/getMe"))
                .isTrue();
        assertThat(TokenWatch.holdsToken("110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"))
                .isTrue();
        assertThat(TokenWatch.holdsToken("event=ready facts=12 at 20:41:55 port=41234"))
                .isFalse();
    }

    @Test
    void whatIsLoggedIsReadAlong() {
        long before = TokenWatch.linesRead();
        LoggerFactory.getLogger("org.factbot.telegram.Watched").debug("event=watched");
        assertThat(TokenWatch.linesRead()).isGreaterThan(before);
    }
}
