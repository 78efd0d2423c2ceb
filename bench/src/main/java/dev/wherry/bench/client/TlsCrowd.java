package dev.wherry.bench.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Sessions under TLS, with a virtual thread for each errand: beside the encryption, that costs
 * little.
 */
final class TlsCrowd implements Crowd {
    private final Target target;
    private final Watchdog watchdog;
    private final List<Client> clients = new ArrayList<>();

    TlsCrowd(Target target, Watchdog watchdog) {
        this.target = target;
        this.watchdog = watchdog;
    }

    @Override
    public void logIn(int count, int atOnce) throws IOException {
        Semaphore places = new Semaphore(atOnce);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(() -> {
                places.acquire();
                try {
                    add(Client.logIn(target, true, Waiting.ASLEEP, watchdog));
                    return null;
                } finally {
                    places.release();
                }
            });
        }
        runAll(tasks);
    }

    private void add(Client client) {
        synchronized (clients) {
            clients.add(client);
        }
    }

    @Override
    public void each(Errand errand) throws IOException {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            Client client = clients.get(i);
            int number = i;
            tasks.add(() -> {
                run(client, number, errand);
                return null;
            });
        }
        runAll(tasks);
    }

    private static void run(Client client, int number, Errand errand) throws IOException {
        switch (errand) {
            case Command(String command, int code) -> client.expect(code, command);
            case Download(String path, long bytes) ->
                    Client.checkLength(
                            path, bytes, client.discard(client.passive(), "RETR " + path));
            case Upload(String prefix, Content content, long bytes) ->
                    client.store(client.passive(), prefix + number, content, bytes);
        }
    }

    @Override
    public void quit() throws IOException {
        each(new Command("QUIT", 221));
    }

    private static void runAll(List<Callable<Void>> tasks) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(tasks)) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        dismiss();
    }

    @Override
    public void dismiss() throws IOException {
        for (Client client : clients) {
            client.close();
        }
        clients.clear();
    }
}
