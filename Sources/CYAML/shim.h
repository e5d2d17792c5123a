#ifndef DIALOGCTL_CYAML_SHIM_H
#define DIALOGCTL_CYAML_SHIM_H

#include <yaml.h>

/* What the composer reads of an event; the pointers belong to the event and die with it. */
typedef struct {
    yaml_event_type_t type;
    size_t line;
    size_t column;
    const unsigned char *text;
    size_t text_length;
    const char *anchor;
    const char *tag;
    int is_plain;
} cyaml_event_t;

/* The payload of yaml_event_t is a union; one call that flattens it spares Swift a copy of the whole event. */
static inline cyaml_event_t cyaml_flatten(const yaml_event_t *event) {
    cyaml_event_t flat = {
        .type = event->type, .line = event->start_mark.line, .column = event->start_mark.column};
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        flat.text = event->data.scalar.value;
        flat.text_length = event->data.scalar.length;
        flat.anchor = (const char *)event->data.scalar.anchor;
        flat.tag = (const char *)event->data.scalar.tag;
        flat.is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        break;
    case YAML_SEQUENCE_START_EVENT:
        flat.anchor = (const char *)event->data.sequence_start.anchor;
        flat.tag = (const char *)event->data.sequence_start.tag;
        break;
    case YAML_MAPPING_START_EVENT:
        flat.anchor = (const char *)event->data.mapping_start.anchor;
        flat.tag = (const char *)event->data.mapping_start.tag;
        break;
    case YAML_ALIAS_EVENT:
        flat.anchor = (const char *)event->data.alias.anchor;
        break;
    default:
        break;
    }
    return flat;
}

/* How an event is written, for those who write it again: its ends in characters, and its style. */
typedef struct {
    yaml_event_type_t type;
    size_t start;
    size_t end;
    const unsigned char *text;
    size_t text_length;
    const char *anchor;
    int is_plain;
    int is_block;
    int is_marked;
} cyaml_shape_t;

static inline cyaml_shape_t cyaml_shape(const yaml_event_t *event) {
    cyaml_event_t flat = cyaml_flatten(event);
    cyaml_shape_t shape = {
        .type = event->type, .start = event->start_mark.index, .end = event->end_mark.index, .text = flat.text,
        .text_length = flat.text_length, .anchor = flat.anchor, .is_plain = flat.is_plain};
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        shape.is_block = event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE
            || event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
        break;
    case YAML_SEQUENCE_START_EVENT:
        shape.is_block = event->data.sequence_start.style != YAML_FLOW_SEQUENCE_STYLE;
        break;
    case YAML_MAPPING_START_EVENT:
        shape.is_block = event->data.mapping_start.style != YAML_FLOW_MAPPING_STYLE;
        break;
    case YAML_DOCUMENT_START_EVENT:
        shape.is_marked = !event->data.document_start.implicit;
        break;
    default:
        break;
    }
    return shape;
}

#endif
