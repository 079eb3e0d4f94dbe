using Cake.Frosting;
using Cortico.Build;

ConsoleOutput.KeepFilesPlain();
ProxyBypass.KeepLoopbackDirect();

var exitCode = new CakeHost()
    .UseContext<BuildContext>()
    .UseLifetime<BuildLifetime>()
    .UseWorkingDirectory(BuildContext.Repository.Root)
    .Run(args);

// 128 + SIGINT, as every shell expects of a command that was interrupted.
return BuildLifetime.Interrupted.IsCancellationRequested ? 130 : exitCode;
