/*
 * What the system and the client allow at most: limit PORT FOLDER
 *
 * The shortest FTP server that the client of the benchmark is content with: a thread for each session, RETR is a loop
 * of sendfile, STOR a loop of recv and write. No checks, no users, no jail: nothing to serve files with.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE = 4096, BLOCK = 256 << 10 };

static const char *root;

static int listen_on(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    int one = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, 1024) != 0) {
        perror("limit: listen");
        exit(1);
    }
    return listener;
}

static int port_of(int listener) {
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    getsockname(listener, (struct sockaddr *)&address, &length);
    return ntohs(address.sin_port);
}

static const char *retr(int data, const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return "550 no such file\r\n";
    while (sendfile(data, file, NULL, 1 << 30) > 0)
        ;
    close(file);
    return "226 sent\r\n";
}

static const char *stor(int data, const char *path) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0)
        return "553 cannot be written\r\n";
    char *block = malloc(BLOCK);
    ssize_t got;
    while ((got = recv(data, block, BLOCK, 0)) > 0)
        if (write(file, block, got) != got)
            break;
    free(block);
    close(file);
    return got == 0 ? "226 received\r\n" : "451 not received\r\n";
}

/* Where the client's path is: in its current folder, which only CWD changes. */
static const char *path_of(const char *folder, const char *name, char *path) {
    snprintf(path, LINE, "%s%s%s%s", root, *name == '/' ? "" : folder, *name == '/' ? "" : "/", name);
    return path;
}

static int is(const char *line, const char *verb) { return strcasecmp(line, verb) == 0; }

static void *session(void *argument) {
    int control = (int)(long)argument, listener = -1;
    char line[LINE], path[LINE], folder[LINE] = "", answer[LINE + 16];
    FILE *commands = fdopen(control, "r");
    dprintf(control, "220 limit\r\n");
    while (fgets(line, LINE / 2, commands)) {
        const char *reply = "502 not here\r\n";
        line[strcspn(line, "\r\n")] = 0;
        char *name = strchr(line, ' ');
        if (name)
            *name++ = 0;
        else
            name = line + strlen(line);
        if (is(line, "USER"))
            reply = "331 password\r\n";
        else if (is(line, "PASS"))
            reply = "230 in\r\n";
        else if (is(line, "TYPE") || is(line, "NOOP"))
            reply = "200 yes\r\n";
        else if (is(line, "PWD")) {
            snprintf(answer, sizeof answer, "257 \"%s\"\r\n", *folder ? folder : "/");
            reply = answer;
        } else if (is(line, "CWD")) {
            path_of(folder, name, path);
            snprintf(folder, LINE, "%s", path + strlen(root));
            if (strcmp(folder, "/") == 0)
                *folder = 0;
            reply = "250 there\r\n";
        } else if (is(line, "CDUP")) {
            char *last = strrchr(folder, '/');
            if (last)
                *last = 0;
            reply = "250 there\r\n";
        } else if (is(line, "MKD"))
            reply = mkdir(path_of(folder, name, path), 0755) == 0 ? "257 made\r\n" : "550 not made\r\n";
        else if (is(line, "RMD"))
            reply = rmdir(path_of(folder, name, path)) == 0 ? "250 gone\r\n" : "550 still there\r\n";
        else if (is(line, "DELE"))
            reply = unlink(path_of(folder, name, path)) == 0 ? "250 gone\r\n" : "550 still there\r\n";
        else if (is(line, "SIZE")) {
            struct stat found = {0};
            stat(path_of(folder, name, path), &found);
            snprintf(answer, sizeof answer, "213 %lld\r\n", (long long)found.st_size);
            reply = answer;
        } else if (is(line, "EPSV")) {
            if (listener < 0) /* one for all transfers: to find a free port takes longer than a small file */
                listener = listen_on(0);
            snprintf(answer, sizeof answer, "229 (|||%d|)\r\n", port_of(listener));
            reply = answer;
        } else if (listener >= 0 && (is(line, "RETR") || is(line, "STOR"))) {
            dprintf(control, "150 coming\r\n");
            int data = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
            reply = (is(line, "RETR") ? retr : stor)(data, path_of(folder, name, path));
            close(data);
        } else if (is(line, "QUIT"))
            reply = "221 bye\r\n";
        dprintf(control, "%s", reply);
        if (is(line, "QUIT"))
            break;
    }
    if (listener >= 0)
        close(listener);
    fclose(commands);
    return NULL;
}

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: limit PORT FOLDER\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    root = arguments[2];
    int one = 1, listener = listen_on(atoi(arguments[1]));
    for (;;) {
        int control = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        if (control < 0)
            continue;
        setsockopt(control, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        pthread_t thread;
        if (pthread_create(&thread, NULL, session, (void *)(long)control) != 0) {
            perror("limit: thread");
            return 1;
        }
        pthread_detach(thread);
    }
}
