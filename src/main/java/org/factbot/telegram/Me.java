package org.factbot.telegram;

/**
 * Who the bot is, as {@code getMe} said. Immutable.
 *
 * @param id                     of the bot
 * @param username               without {@code @}
 * @param readsAllGroupMessages  whether privacy mode is off; if on, plain mentions in groups never arrive
 * @param takesInlineQueries     whether inline mode is switched on
 * @param takesGuestQueries      whether guest mode is switched on
 */
record Me(
        long id,
        String username,
        boolean readsAllGroupMessages,
        boolean takesInlineQueries,
        boolean takesGuestQueries) {}
