package org.factbot.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All facts of one folder, loaded and checked, with a fingerprint. Immutable and safe to share between threads. */
public final class FactBase {
    private final Story story;
    private final Map<String, Topic> topics;
    private final Map<String, Fact> facts;
    private final Map<String, Source> sources;
    private final Map<String, Entity> entities;
    private final Vocabulary vocabulary;
    private final List<Chatter> chatter;
    private final List<Judged> lessons;
    private final String fingerprint;
    private final List<Fact> factList;
    private final List<Entity> entityList;

    public FactBase(
            Story story,
            List<Topic> topics,
            List<Fact> facts,
            List<Source> sources,
            List<Entity> entities,
            Vocabulary vocabulary,
            List<Chatter> chatter,
            String fingerprint) {
        this(story, topics, facts, sources, entities, vocabulary, chatter, List.of(), fingerprint);
    }

    /** @param lessons judged questions that the confidence may be learnt from; never those that are kept sealed */
    public FactBase(
            Story story,
            List<Topic> topics,
            List<Fact> facts,
            List<Source> sources,
            List<Entity> entities,
            Vocabulary vocabulary,
            List<Chatter> chatter,
            List<Judged> lessons,
            String fingerprint) {
        this.lessons = List.copyOf(lessons);
        this.story = story;
        this.topics = byId(topics, Topic::id);
        this.facts = byId(facts, Fact::id);
        this.sources = byId(sources, Source::id);
        this.entities = byId(entities, Entity::id);
        this.vocabulary = vocabulary;
        this.chatter = List.copyOf(chatter);
        this.fingerprint = fingerprint;
        this.factList = List.copyOf(facts);
        this.entityList = List.copyOf(entities);
    }

    private static <T> Map<String, T> byId(List<T> values, java.util.function.Function<T, String> id) {
        Map<String, T> map = new LinkedHashMap<>();
        for (T value : values) {
            if (map.put(id.apply(value), value) != null) {
                throw new IllegalArgumentException("two things share the id " + id.apply(value));
            }
        }
        return Collections.unmodifiableMap(map);
    }

    public Story story() {
        return story;
    }

    /** In the order of the files and of the facts in them. */
    public List<Fact> facts() {
        return factList;
    }

    public List<Topic> topics() {
        return List.copyOf(topics.values());
    }

    public List<Source> sources() {
        return List.copyOf(sources.values());
    }

    public List<Entity> entities() {
        return entityList;
    }

    public Optional<Fact> fact(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    public Optional<Topic> topic(String id) {
        return Optional.ofNullable(topics.get(id));
    }

    /** The source with this id; a loaded base cites no other. */
    public Source source(String id) {
        Source source = sources.get(id);
        if (source == null) {
            throw new IllegalArgumentException("no source " + id);
        }
        return source;
    }

    public Optional<Entity> entity(String id) {
        return Optional.ofNullable(entities.get(id));
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public List<Chatter> chatter() {
        return chatter;
    }

    /** The judged questions given for tuning, from which the confidence may be learnt; none that are kept sealed. */
    public List<Judged> lessons() {
        return lessons;
    }

    /** Hexadecimal SHA-256 of everything that answers are made of; equal content has an equal fingerprint. */
    public String fingerprint() {
        return fingerprint;
    }
}
