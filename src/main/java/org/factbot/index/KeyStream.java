package org.factbot.index;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Feeds keys that are already made to Lucene, as they are. Not thread-safe; used once. */
final class KeyStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final List<String> keys;
    private Iterator<String> rest;

    KeyStream(List<String> keys) {
        this.keys = keys;
    }

    @Override
    public void reset() {
        rest = keys.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!rest.hasNext()) {
            return false;
        }
        clearAttributes();
        term.setEmpty().append(rest.next());
        return true;
    }
}
