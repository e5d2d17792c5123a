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

#endif
