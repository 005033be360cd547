/* When does each of many followers of an event stream have each frame?

   follow HOST PORT FOLLOWERS SOURCE PATH [HEADER]
   Opens the connections at once (from 127.0.SOURCE.1, .2 … so that ports last) and prints `open NS` once all have been
   answered. For each frame that all followers have, in the order of completion:
       frame ID FOLLOWERS FIRST MEDIAN P99 LAST        (ns of CLOCK_MONOTONIC, when read() returned the frame's end)
   On standard input:
       cut     hang up on all sides at once
       again   open whatever is not open, telling each follower's last frame; a refusal is tried again; then `open NS`
       state   print `state OPEN LOWEST HIGHEST LOST REPEATED WHOLE`: connections, the last frame that the least and the
               most advanced follower have, frames that do not follow on the one before, frames that came again, and
               snapshots */

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { FRAMES = 64, PER_SOURCE = 4000, PIECE = 65536 };

typedef struct {
    int fd;
    bool answered;
    long last, id, after; /* the last frame; id and predecessor of the one being read, -1 while unknown */
    bool whole;
    char *rest; /* the beginning of a line whose end has not come */
    size_t held;
} Follower;

typedef struct {
    long id;
    int count;
    long *came;
} Frame;

static Follower *all;
static Frame frames[FRAMES];
static int number, answered, turns, source;
static long begun, lost, repeated, snapshots;
static struct sockaddr_in there;
static const char *path, *header = "", *host;

static long now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec * 1000000000L + at.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

static void note(long id, long at)
{
    Frame *frame = &frames[id % FRAMES];
    if (frame->id != id) {
        frame->id = id;
        frame->count = 0;
    }
    if (frame->count < number)
        frame->came[frame->count++] = at;
    if (frame->count < number)
        return;
    qsort(frame->came, (size_t)number, sizeof(long), ascending);
    printf("frame %ld %d %ld %ld %ld %ld\n", id, number, frame->came[0], frame->came[number / 2],
           frame->came[number * 99L / 100], frame->came[number - 1]);
    fflush(stdout);
    frame->count = number + 1; /* told; what comes again is not told again */
}

static void end_of_event(Follower *one, long at)
{
    if (one->id >= 0) {
        if (one->id <= one->last && !one->whole)
            repeated++;
        if (one->whole)
            snapshots++;
        else if (one->after >= 0 && one->last >= 0 && one->after != one->last)
            lost++;
        one->last = one->id;
        note(one->id, at);
    }
    one->id = one->after = -1;
    one->whole = false;
}

static void line(Follower *one, const char *text, size_t length, long at)
{
    const char *found;
    if (!length)
        end_of_event(one, at);
    else if (length > 4 && !memcmp(text, "id: ", 4))
        one->id = strtol(text + 4, NULL, 10);
    else if (length > 6 && !memcmp(text, "data: ", 6)) {
        size_t head = length < 120 ? length : 120;
        if ((found = memmem(text, head, "\"after\":", 8)))
            one->after = strtol(found + 8, NULL, 10);
        one->whole = memmem(text, head, "\"whole\":true", 12) != NULL;
    }
}

static void take(Follower *one, char *text, size_t length, long at)
{
    for (char *end; length && (end = memchr(text, '\n', length));) {
        size_t size = (size_t)(end - text);
        if (one->held) {
            one->rest = realloc(one->rest, one->held + size + 1);
            memcpy(one->rest + one->held, text, size);
            one->rest[one->held + size] = 0;
            line(one, one->rest, one->held + size, at);
            free(one->rest);
            one->rest = NULL;
            one->held = 0;
        } else
            line(one, text, size, at);
        length -= size + 1;
        text = end + 1;
    }
    if (length) {
        one->rest = realloc(one->rest, one->held + length + 1);
        memcpy(one->rest + one->held, text, length);
        one->held += length;
    }
}

static void open_one(int index)
{
    Follower *one = &all[index];
    struct sockaddr_in from = {.sin_family = AF_INET};
    char address[32];
    snprintf(address, sizeof address, "127.0.%d.%d", source, 1 + index / PER_SOURCE);
    inet_pton(AF_INET, address, &from.sin_addr);
    one->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    setsockopt(one->fd, SOL_IP, IP_BIND_ADDRESS_NO_PORT, &(int){1}, sizeof(int));
    setsockopt(one->fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    if (one->fd < 0 || bind(one->fd, (struct sockaddr *)&from, sizeof from)
        || (connect(one->fd, (struct sockaddr *)&there, sizeof there) && errno != EINPROGRESS)) {
        perror("follow");
        exit(1);
    }
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT, .data.u32 = (unsigned)index};
    epoll_ctl(turns, EPOLL_CTL_ADD, one->fd, &event);
    one->id = one->after = -1;
}

static void ask(Follower *one)
{
    char text[2048], resume[64] = "";
    if (one->last >= 0)
        snprintf(resume, sizeof resume, "Last-Event-ID: %ld\r\n", one->last);
    int length = snprintf(text, sizeof text, "GET %s HTTP/1.1\r\nHost: %s:%d\r\nAccept: text/event-stream\r\n%s%s%s\r\n",
                          path, host, ntohs(there.sin_port), resume, header, *header ? "\r\n" : "");
    if (send(one->fd, text, (size_t)length, MSG_NOSIGNAL) != length)
        perror("follow: asking");
}

static void shut(Follower *one)
{
    close(one->fd);
    one->fd = -1;
    answered -= one->answered;
    one->answered = false;
    free(one->rest);
    one->rest = NULL;
    one->held = 0;
}

static void hear(int index)
{
    static char text[PIECE];
    Follower *one = &all[index];
    ssize_t came;
    while ((came = recv(one->fd, text, sizeof text, 0)) > 0) {
        long at = now();
        if (!one->answered) {
            if (came < 12 || memcmp(text, "HTTP/1.1 200", 12)) {
                fprintf(stderr, "follow: answered %.*s\n", (int)(came < 60 ? came : 60), text);
                exit(1);
            }
            one->answered = true;
            if (++answered == number) {
                printf("open %ld\n", at - begun);
                fflush(stdout);
            }
        }
        take(one, text, (size_t)came, at);
        if ((size_t)came < sizeof text)
            return; /* read on when more has come: one call for a frame, as an ordinary client makes */
    }
    if (came == 0 || errno != EAGAIN) {
        bool refused = came < 0 && errno == ECONNREFUSED;
        shut(one);
        if (refused) {
            usleep(200);
            open_one(index);
        }
    }
}

static void told(const char *command)
{
    long lowest = -1, highest = -1;
    if (!strncmp(command, "cut", 3)) {
        for (int i = 0; i < number; i++)
            if (all[i].fd >= 0)
                shut(&all[i]);
    } else if (!strncmp(command, "again", 5)) {
        begun = now();
        for (int i = 0; i < number; i++)
            if (all[i].fd < 0)
                open_one(i);
    } else if (!strncmp(command, "state", 5)) {
        int open = 0;
        for (int i = 0; i < number; i++) {
            open += all[i].fd >= 0;
            if (!i || all[i].last < lowest)
                lowest = all[i].last;
            if (all[i].last > highest)
                highest = all[i].last;
        }
        printf("state %d %ld %ld %ld %ld %ld\n", open, lowest, highest, lost, repeated, snapshots);
        fflush(stdout);
    }
}

static bool obey(void)
{
    static char text[256];
    static size_t held;
    ssize_t came = read(0, text + held, sizeof text - 1 - held);
    if (came <= 0)
        return false;
    held += (size_t)came;
    text[held] = 0;
    for (char *end; (end = strchr(text, '\n'));) {
        *end = 0;
        told(text);
        held -= (size_t)(end + 1 - text);
        memmove(text, end + 1, held + 1);
    }
    return true;
}

static void prepare(char **given)
{
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    host = given[1];
    there.sin_family = AF_INET;
    there.sin_port = htons((unsigned short)atoi(given[2]));
    inet_pton(AF_INET, host, &there.sin_addr);
    number = atoi(given[3]);
    source = atoi(given[4]);
    path = given[5];
    all = calloc((size_t)number, sizeof *all);
    for (int i = 0; i < FRAMES; i++) {
        frames[i].id = -1;
        frames[i].came = calloc((size_t)number, sizeof(long));
    }
    turns = epoll_create1(0);
    struct epoll_event commands = {.events = EPOLLIN, .data.u32 = (unsigned)number};
    epoll_ctl(turns, EPOLL_CTL_ADD, 0, &commands);
    begun = now();
    for (int i = 0; i < number; i++) {
        all[i].last = -1;
        open_one(i);
    }
}

int main(int count, char **given)
{
    struct epoll_event ready[512];
    if (count < 6) {
        fprintf(stderr, "follow HOST PORT FOLLOWERS SOURCE PATH [HEADER]\n");
        return 2;
    }
    if (count > 6)
        header = given[6];
    prepare(given);
    for (;;)
        for (int n = epoll_wait(turns, ready, 512, -1), i = 0; i < n; i++) {
            int index = (int)ready[i].data.u32;
            if (index == number) {
                if (!obey())
                    return 0;
                continue;
            }
            if (ready[i].events & EPOLLOUT && !(ready[i].events & (EPOLLERR | EPOLLHUP)) && !all[index].answered
                && all[index].fd >= 0) {
                struct epoll_event event = {.events = EPOLLIN, .data.u32 = (unsigned)index};
                epoll_ctl(turns, EPOLL_CTL_MOD, all[index].fd, &event);
                ask(&all[index]);
            }
            if (ready[i].events & (EPOLLIN | EPOLLERR | EPOLLHUP) && all[index].fd >= 0)
                hear(index);
        }
}
