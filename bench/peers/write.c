/* How fast can one process write the same bytes to many connections? The physical limit of a fan-out.

   write ADDRESS: listens on a port of its own and prints it. A GET is answered with the head of an event stream and
   followed from then on; the body of a POST is written, as it stands, to every follower in a loop of send(), and then
   the POST is answered. Nothing else is done: no resume, no order, no care for the slow. */

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 65536, LARGEST = 65536 };

static const char HEAD[] = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-store\r\n"
                           "transfer-encoding: chunked\r\n\r\n14\r\nevent: frame\nid: 0\n\n\r\n";
static const char DONE[] = "HTTP/1.1 204 No Content\r\n\r\n";

static int followers[MOST], followed, place[MOST]; /* place[fd]: 1 + where it stands among the followers, or 0 */
static char body[LARGEST];
static size_t held; /* bytes of the publisher's request that have come so far */

static void hang_up(int fd)
{
    if (place[fd]) {
        int last = followers[--followed];
        followers[place[fd] - 1] = last;
        place[last] = place[fd];
        place[fd] = 0;
    }
    close(fd);
}

static void answer(int fd, const char *text, size_t length)
{
    if (send(fd, text, length, MSG_NOSIGNAL) != (ssize_t)length)
        hang_up(fd);
}

static void publish(int fd)
{
    char *end = memmem(body, held, "\r\n\r\n", 4), *length = end ? strcasestr(body, "content-length:") : NULL;
    size_t size = length ? strtoul(length + 15, NULL, 10) : 0, head = end ? (size_t)(end + 4 - body) : 0;
    if (!end || held < head + size)
        return;
    for (int i = 0; i < followed; i++)
        if (send(followers[i], body + head, size, MSG_DONTWAIT | MSG_NOSIGNAL) != (ssize_t)size)
            fprintf(stderr, "write: a follower did not take the whole frame\n");
    held = 0;
    answer(fd, DONE, sizeof DONE - 1);
}

static void hear(int fd)
{
    char text[4096];
    if (place[fd]) {
        if (recv(fd, text, sizeof text, MSG_DONTWAIT) == 0)
            hang_up(fd);
        return;
    }
    ssize_t came = recv(fd, body + held, sizeof body - 1 - held, MSG_DONTWAIT);
    if (came <= 0) {
        if (came == 0 || errno != EAGAIN)
            hang_up(fd);
        return;
    }
    held += (size_t)came;
    body[held] = 0;
    if (strncmp(body, "GET ", 4)) {
        publish(fd);
        return;
    }
    held = 0;
    followers[followed++] = fd;
    place[fd] = followed;
    answer(fd, HEAD, sizeof HEAD - 1);
}

static void welcome(int listening, int turns)
{
    for (int fd; (fd = accept4(listening, NULL, NULL, SOCK_NONBLOCK)) >= 0 && fd < MOST;) {
        struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
        epoll_ctl(turns, EPOLL_CTL_ADD, fd, &event);
    }
}

int main(int count, char **given)
{
    struct sockaddr_in here = {.sin_family = AF_INET};
    socklen_t size = sizeof here;
    int listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), turns = epoll_create1(0);
    inet_pton(AF_INET, count > 1 ? given[1] : "127.0.0.1", &here.sin_addr);
    if (bind(listening, (struct sockaddr *)&here, size) || listen(listening, 4096)) {
        perror("write");
        return 1;
    }
    getsockname(listening, (struct sockaddr *)&here, &size);
    printf("ready: %d\n", ntohs(here.sin_port));
    fflush(stdout);
    struct epoll_event first = {.events = EPOLLIN, .data.fd = listening}, ready[512];
    epoll_ctl(turns, EPOLL_CTL_ADD, listening, &first);
    for (;;)
        for (int n = epoll_wait(turns, ready, 512, -1), i = 0; i < n; i++)
            if (ready[i].data.fd == listening)
                welcome(listening, turns);
            else
                hear(ready[i].data.fd);
}
