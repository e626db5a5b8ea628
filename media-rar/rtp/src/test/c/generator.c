/*
 * Load for RelayBenchmark: devices on loopback that send G.711 packets of 20 ms to relay ports and take the time until the
 * relay sends them on, from the moment of sending to the kernel's receive time stamp. One thread; pin it to a core of its own.
 * On a busy machine run it and the relay in a real-time class (chrt -f 10), or the figures are those of the neighbours.
 *
 * usage: generator <pid of the relay> <packets per second> <warm-up seconds> <seconds> [packets], relay ports on standard input,
 * one per line, neighbours are bridged. With a file of packets (PacketFile) these are sent, and told apart by their sequence numbers.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MAX_LEGS 20000
#define PACKET 172
#define BUCKETS 200000 /* 10 us each: 2 s */
#define STRIDE 192     /* of a packet in a file, its length in the first two bytes */
#define REMEMBERED 64  /* packets of a leg whose time of sending is known */

static int sockets[MAX_LEGS];
static uint16_t sequence[MAX_LEGS];
static uint32_t clock_rtp[MAX_LEGS];
static uint32_t histogram[BUCKETS];
static long sent, received, measured_sent, measured_received;
static int measuring, legs;
static const uint8_t *packets;
static int64_t sent_at[MAX_LEGS][REMEMBERED]; /* negative outside of the measured time */

static int64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static long cpu_ticks(const char *pid) {
    char path[64], line[2048];
    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    FILE *f = fopen(path, "r");
    if (!f || !fgets(line, sizeof line, f)) { perror(path); exit(1); }
    fclose(f);
    char *p = strrchr(line, ')') + 2;
    long user = 0, system = 0;
    sscanf(p, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system);
    return user + system;
}

static double resident_mib(const char *pid) {
    char path[64], line[256];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%s/status", pid);
    FILE *f = fopen(path, "r");
    if (!f) { perror(path); exit(1); }
    while (fgets(line, sizeof line, f)) sscanf(line, "VmRSS: %ld", &kib);
    fclose(f);
    return kib / 1024.0;
}

static int device(int relay_port) {
    int one = 1, s = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(relay_port)};
    inet_pton(AF_INET, "127.0.0.1", &a.sin_addr);
    struct sockaddr_in local = a;
    local.sin_port = 0;
    if (s < 0 || bind(s, (struct sockaddr *)&local, sizeof local) || connect(s, (struct sockaddr *)&a, sizeof a)) {
        perror("device");
        exit(1);
    }
    setsockopt(s, SOL_SOCKET, SO_TIMESTAMPNS, &one, sizeof one);
    return s;
}

static void map_packets(const char *path) {
    struct stat about;
    int f = open(path, O_RDONLY);
    if (f < 0 || fstat(f, &about)) { perror(path); exit(1); }
    packets = mmap(NULL, about.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, f, 0);
    if (packets == MAP_FAILED) { perror(path); exit(1); }
    close(f);
}

static void send_prepared(int leg) {
    const uint8_t *p = packets + ((size_t)sequence[leg] * legs + leg) * STRIDE;
    size_t length = p[0] << 8 | p[1];
    int64_t at = now_ns();
    sent_at[leg][sequence[leg] % REMEMBERED] = measuring ? at : -at;
    sequence[leg]++;
    if (send(sockets[leg], p + 2, length, 0) == (ssize_t)length) {
        sent++;
        measured_sent += measuring;
    }
}

static void send_one(int leg) {
    if (packets) { send_prepared(leg); return; }
    uint8_t p[PACKET];
    memset(p, 0xd5, sizeof p);
    uint16_t seq = htons(sequence[leg]++);
    uint32_t ts = htonl(clock_rtp[leg]), ssrc = htonl(leg + 1);
    clock_rtp[leg] += 160;
    p[0] = 0x80; p[1] = 0;
    memcpy(p + 2, &seq, 2); memcpy(p + 4, &ts, 4); memcpy(p + 8, &ssrc, 4);
    int64_t at = now_ns();
    memcpy(p + 16, &at, 8);
    p[24] = measuring;
    if (send(sockets[leg], p, sizeof p, 0) == sizeof p) {
        sent++;
        measured_sent += measuring;
    }
}

static void take(int leg) {
    uint8_t p[2048];
    char control[128];
    struct iovec v = {p, sizeof p};
    struct msghdr m = {.msg_iov = &v, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    ssize_t n = recvmsg(sockets[leg], &m, 0);
    if (packets ? n < PACKET : n != PACKET) return;
    received++;
    int64_t at;
    if (packets) {
        at = sent_at[leg ^ 1][(p[2] << 8 | p[3]) % REMEMBERED];
        if (at <= 0) return;
    } else {
        if (!p[24]) return;
        memcpy(&at, p + 16, 8);
    }
    measured_received++;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c)) {
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_TIMESTAMPNS) {
            struct timespec t;
            memcpy(&t, CMSG_DATA(c), sizeof t);
            int64_t b = (t.tv_sec * 1000000000LL + t.tv_nsec - at) / 10000;
            histogram[b < 0 ? 0 : b >= BUCKETS ? BUCKETS - 1 : b]++;
        }
    }
}

static double percentile(double share) {
    long want = (long)(measured_received * share), seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
        seen += histogram[i];
        if (seen > want) return i / 100.0;
    }
    return BUCKETS / 100.0;
}

int main(int argc, char **argv) {
    if (argc != 5 && argc != 6) { fprintf(stderr, "usage: generator pid pps warm-up seconds [packets]\n"); return 2; }
    if (argc == 6) map_packets(argv[5]);
    double pps = atof(argv[2]), warm = atof(argv[3]), seconds = atof(argv[4]);
    struct rlimit files = {65536, 65536};
    setrlimit(RLIMIT_NOFILE, &files);
    int port, ep = epoll_create1(0);
    while (legs < MAX_LEGS && scanf("%d", &port) == 1) {
        struct epoll_event e = {.events = EPOLLIN, .data.u32 = legs};
        sockets[legs] = device(port);
        epoll_ctl(ep, EPOLL_CTL_ADD, sockets[legs], &e);
        legs++;
    }
    struct epoll_event ready[256];
    int64_t begin = now_ns(), from = begin + (int64_t)(warm * 1e9), to = from + (int64_t)(seconds * 1e9);
    int64_t end = to + 500000000LL, count = 0;
    long ticks = 0, ticks_end = 0;
    for (int leg = 0;;) {
        int64_t now = now_ns();
        if (now > end) break;
        if (!measuring && now >= from && now < to) { measuring = 1; ticks = cpu_ticks(argv[1]); }
        if (measuring && now >= to) { measuring = 0; ticks_end = cpu_ticks(argv[1]); }
        int64_t due = (int64_t)((now - begin) * 1e-9 * pps);
        int burst = 0;
        while (count < due && burst++ < 32) {
            send_one(leg);
            leg = (leg + 1) % legs;
            count++;
        }
        int n = epoll_wait(ep, ready, 256, 0);
        for (int i = 0; i < n; i++) take(ready[i].data.u32);
        if (n == 0 && burst == 0) {
            struct timespec nap = {0, 50000};
            nanosleep(&nap, NULL);
        }
    }
    double cpu = (ticks_end - ticks) * 1e6 / sysconf(_SC_CLK_TCK);
    printf("legs=%d pps=%.0f sent=%ld lost=%ld cpu_us_per_packet=%.2f core_used=%.0f%% p50_ms=%.2f p99_ms=%.2f p999_ms=%.2f max_ms=%.2f rss_mib=%.0f\n",
           legs, measured_sent / seconds, measured_sent, measured_sent - measured_received, cpu / measured_received,
           cpu / seconds / 1e4, percentile(.5), percentile(.99), percentile(.999), percentile(0.99999999),
           resident_mib(argv[1]));
    return 0;
}
