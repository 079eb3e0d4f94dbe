using Cake.Frosting;
using Cortico.Build;

ConsoleOutput.KeepFilesPlain();

return new CakeHost()
    .UseContext<BuildContext>()
    .UseLifetime<BuildLifetime>()
    .UseWorkingDirectory(BuildContext.Repository.Root)
    .Run(args);
