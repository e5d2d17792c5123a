// Posts with libcurl's multi interface and as little else as can be: URL COUNT IN-FLIGHT.
// Prints the seconds, the CPU seconds and the failures.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

struct transfer {
    CURL *easy;
    char body[128];
    char answer[4096];
    size_t length;
};

static size_t receive(char *bytes, size_t size, size_t count, void *context) {
    struct transfer *transfer = context;
    size_t length = size * count;
    if (transfer->length + length > sizeof transfer->answer) return 0;
    memcpy(transfer->answer + transfer->length, bytes, length);
    transfer->length += length;
    return length;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static double cpu_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_utime.tv_usec / 1e6 + usage.ru_stime.tv_sec + usage.ru_stime.tv_usec / 1e6;
}

static void start(CURLM *multi, struct transfer *transfer, long number) {
    snprintf(transfer->body, sizeof transfer->body,
             "{\"type\":2,\"name\":\"Load %ld\",\"occupants_ids\":[10001,20001,30001,40001]}", number);
    transfer->length = 0;
    curl_easy_setopt(transfer->easy, CURLOPT_POSTFIELDS, transfer->body);
    curl_easy_setopt(transfer->easy, CURLOPT_POSTFIELDSIZE, (long)strlen(transfer->body));
    curl_multi_add_handle(multi, transfer->easy);
}

static long run(CURLM *multi, struct transfer *transfers, long count, long in_flight) {
    long sent = 0, ended = 0, failures = 0;
    while (sent < in_flight && sent < count) {
        start(multi, &transfers[sent], sent);
        sent++;
    }
    while (ended < count) {
        int running, left;
        CURLMsg *message;
        curl_multi_perform(multi, &running);
        int ended_now = 0;
        while ((message = curl_multi_info_read(multi, &left))) {
            struct transfer *transfer;
            long status = 0;
            CURLcode code = message->data.result;
            CURL *easy = message->easy_handle;
            curl_easy_getinfo(easy, CURLINFO_PRIVATE, &transfer);
            curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
            if (code != CURLE_OK || status != 200 || transfer->length == 0) failures++;
            ended++;
            ended_now++;
            curl_multi_remove_handle(multi, easy);
            if (sent < count) start(multi, transfer, sent++);
        }
        if (!ended_now) curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
    return failures;
}

int main(int argc, char **argv) {
    if (argc != 4) return 64;
    long count = atol(argv[2]), in_flight = atol(argv[3]);
    curl_global_init(CURL_GLOBAL_ALL);
    CURLM *multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, in_flight);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, in_flight);
    struct curl_slist *headers = curl_slist_append(NULL, "Authorization: ApiKey sandbox-key");
    headers = curl_slist_append(headers, "On-Behalf-Of: 77");
    headers = curl_slist_append(headers, "Content-Type: application/json");
    headers = curl_slist_append(headers, "Expect:");
    struct transfer *transfers = calloc(in_flight, sizeof *transfers);
    for (long place = 0; place < in_flight; place++) {
        CURL *easy = transfers[place].easy = curl_easy_init();
        curl_easy_setopt(easy, CURLOPT_URL, argv[1]);
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfers[place]);
        curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfers[place]);
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 30000L);
    }
    run(multi, transfers, in_flight, in_flight);
    double begin = seconds(), cpu = cpu_seconds();
    long failures = run(multi, transfers, count, in_flight);
    printf("%f %f %ld\n", seconds() - begin, cpu_seconds() - cpu, failures);
    return 0;
}
